using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class InvitationTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_lets_one_person_in_as_what_it_says()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana, "Tide");
        var link = await team.InviteAsync(ana, production, "editor");

        var shown = await team.Browser().GetStringAsync(link.AbsolutePath, Cancel);
        var ben = await TestPerson.JoinAsync(team, link, "Ben");
        using var late = await new TestPerson(team, "Cleo", team.Browser(), new SoftPasskey()).JoinAsync(link);
        var people = await ana.Browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/people", Cancel);

        Assert.Contains("Ana Ruiz invites you as editor.", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(["Ana Ruiz owner", "Ben editor"], people.EnumerateArray().Select(person => $"{person.GetProperty("name").GetString()} {person.GetProperty("role").GetString()}"));
        Assert.Contains("Tide", await ben.Browser.GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_come_with_one_link_at_once_one_gets_in()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var link = await team.InviteAsync(ana, production, "writer");
        var people = Enumerable.Range(0, 4).Select(i => new TestPerson(team, $"Writer {i}", team.Browser(), new SoftPasskey())).ToList();

        var answers = await Task.WhenAll(people.Select(person => person.JoinAsync(link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict));
        // Whoever was late has no account either.
        Assert.Equal(2, (await ana.Browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/people", Cancel)).GetArrayLength());
    }

    [Fact]
    public async Task An_invitation_that_is_old_was_taken_back_or_was_never_made_lets_nobody_in()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var (old, revoked) = (await team.InviteAsync(ana, production, "writer", 1), await team.InviteAsync(ana, production, "writer"));
        var open = await ana.Browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/invitations", Cancel);
        using var taken = await ana.Browser.DeleteAsync($"/api/v1/productions/{production}/invitations/{open[0].GetProperty("id").GetGuid()}", Cancel);
        team.Clock.Ahead = TimeSpan.FromHours(25);

        foreach (var link in (Uri[])[old, revoked, new Uri(team.Address, "/join/0000")])
        {
            using var page = await team.Browser().GetAsync(link.AbsolutePath, Cancel);
            using var joined = await new TestPerson(team, "Ben", team.Browser(), new SoftPasskey()).JoinAsync(link);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, joined.StatusCode));
        }

        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_has_an_account_joins_another_production_with_it()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var (tide, ferry) = (await team.ProductionAsync(ana, "Tide"), await team.ProductionAsync(ana, "Ferry"));
        var ben = await team.MemberAsync(ana, tide, "writer", "Ben");
        var link = (await team.InviteAsync(ana, ferry, "reader")).Segments[^1];

        using var joined = await ben.Browser.PostAsJsonAsync("/api/v1/join", new { link }, Cancel);
        using var again = await ben.Browser.PostAsJsonAsync("/api/v1/join", new { link }, Cancel);
        using var already = await ben.Browser.PostAsJsonAsync("/api/v1/join", new { link = (await team.InviteAsync(ana, ferry, "owner")).Segments[^1] }, Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Conflict], new[] { joined, again, already }.Select(answer => answer.StatusCode));
        var mine = await ben.Browser.GetFromJsonAsync<JsonElement>("/api/v1/productions", Cancel);
        Assert.Equal(["Ferry reader", "Tide writer"], mine.EnumerateArray().Select(it => $"{it.GetProperty("title").GetString()} {it.GetProperty("role").GetString()}").Order());
    }

    [Theory]
    [InlineData("Ana Ruiz", HttpStatusCode.Conflict)]
    [InlineData("  ana   RUIZ ", HttpStatusCode.Conflict)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("Ana\u202eRuiz", HttpStatusCode.BadRequest)]
    [InlineData("Ana\u200b", HttpStatusCode.BadRequest)]
    [InlineData("日本 太郎", HttpStatusCode.OK)]
    [InlineData("Ana O'Neill-Ruiz (2)", HttpStatusCode.OK)]
    public async Task A_name_tells_people_apart_and_shows_what_it_is(string name, HttpStatusCode expected)
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var link = await team.InviteAsync(ana, await team.ProductionAsync(ana), "writer");

        using var answer = await new TestPerson(team, name, team.Browser(), new SoftPasskey()).JoinAsync(link);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_to_come_back_opens_no_more_than_its_maker_owns()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var tide = await team.ProductionAsync(ana, "Tide");
        var ben = await team.MemberAsync(ana, tide, "owner", "Ben");
        var cleo = await team.MemberAsync(ana, tide, "writer", "Cleo");
        var ids = (Ana: await ana.IdAsync(tide), Cleo: await cleo.IdAsync(tide));
        Task<HttpResponseMessage> LinkAsync(Guid id) => ben.Browser.PostAsJsonAsync($"/api/v1/productions/{tide}/people/{id}/link", new { }, Cancel);

        using var own = await LinkAsync(ids.Cleo);
        var foreign = await team.ProductionAsync(cleo, "Cleo's own");
        using var other = await LinkAsync(ids.Cleo);
        using var keeper = await LinkAsync(ids.Ana);
        var back = await TestPerson.JoinAsync(team, new Uri((await own.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("once").GetString()!), "Cleo");

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { own, other, keeper }.Select(answer => answer.StatusCode));
        using var before = await cleo.Browser.GetAsync("/api/v1/productions", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, before.StatusCode);
        Assert.Contains(foreign, await back.Browser.GetStringAsync("/api/v1/productions", Cancel), StringComparison.Ordinal);
        Assert.Contains(("sign-in-link-made", "Ben", "owner"), await team.RecordAsync(tide));
    }
}
