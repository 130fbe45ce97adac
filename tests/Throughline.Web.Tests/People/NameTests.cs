using System.Net;
using Throughline.Studio.Tests;
using Throughline.Web.People;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class NameTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("Ana Ruiz", "ANA  ruiz")]
    [InlineData("Ana Ruiz", "\uFF21\uFF4E\uFF41\u3000Ruiz")]
    [InlineData("Ana Ruiz", "Ana\u00A0Ruiz")]
    [InlineData("Zoe\u0301", "Zo\u00E9")]
    [InlineData("Coco", "\u0421\u043E\u0441\u043E")]
    [InlineData("Nina", "\u039D\u0399\u039D\u0391")]
    [InlineData("Anne-Marie O'Hara", "Anne\u2011Marie O\u2019Hara")]
    [InlineData("Jo Weiss", "Jo Wei\u00DF")]
    public void Names_that_look_the_same_are_the_same(string name, string like) => Assert.Equal(LookAlikes.Fold(name), LookAlikes.Fold(like));

    [Theory]
    [InlineData("Ana", "Anna")]
    [InlineData("Zoe", "Zo\u00E9")]
    [InlineData("\u0418\u0440\u0438\u043D\u0430", "\u0410\u0440\u0438\u043D\u0430")]
    [InlineData("\u738B\u5C0F\u660E", "\u738B\u5C0F\u7EA2")]
    public void Names_that_people_tell_apart_are_two(string name, string other) => Assert.NotEqual(LookAlikes.Fold(name), LookAlikes.Fold(other));

    [Theory]
    [InlineData("\u0410na Ruiz", null)]
    [InlineData("Ana\u034F Ruiz", null)]
    [InlineData("Ana\uFE0F", null)]
    [InlineData("\u3164", null)]
    [InlineData("\u0410\u043D\u043D\u0430 Ruiz", "\u0410\u043D\u043D\u0430 Ruiz")]
    [InlineData("\u5C71\u7530 Taro", "\u5C71\u7530 Taro")]
    [InlineData(" Ana  Ruiz ", "Ana Ruiz")]
    public void A_new_name_shows_what_it_is(string typed, string? name) => Assert.Equal(name, PersonName.ReadNew(typed));

    [Fact]
    public async Task Nobody_joins_by_a_name_that_looks_like_somebodys()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync("Coco Ruiz");
        var production = await TestTeam.ProductionAsync(ana);

        List<HttpStatusCode> answers = [];
        foreach (var name in (string[])["coco ruiz", "\u0421\u043E\u0441\u043E Ruiz", "\u0421oco Ruiz", "Coco Diaz"])
        {
            using var joined = await new TestPerson(team, name, team.Browser(), new SoftPasskey()).JoinAsync(await TestTeam.InviteAsync(ana, production, "writer"));
            answers.Add(joined.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.OK], answers);
    }
}
