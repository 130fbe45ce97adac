using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio.Tests;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class TeamPictureTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("effects/pictures", """{"cut":"1","folder":"/etc"}""")]
    [InlineData("jobs", """{"kind":"thumbnails","input":{"cut":1,"folder":"/etc"}}""")]
    public async Task A_teams_server_looks_into_no_folder_that_somebody_names(string address, string asked)
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await TestTeam.ProductionAsync(ana);

        using var begun = await ana.Browser.PostAsync($"/api/v1/productions/{production}/{address}", new StringContent(asked, Encoding.UTF8, "application/json"), Cancel);
        var over = await ShotPictureTests.OverAsync(ana.Browser, begun.Headers.Location!.ToString());

        Assert.Equal("failed", over.GetProperty("state").GetString());
        Assert.StartsWith("A team's server does not look into folders.", over.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
