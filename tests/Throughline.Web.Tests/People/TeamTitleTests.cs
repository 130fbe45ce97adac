using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class TeamTitleTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_writer_renames_a_production_for_everybody_on_every_server_and_an_editor_does_not()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await TestTeam.ProductionAsync(ana, "Tide");
        var ben = await team.MemberAsync(ana, production, "writer", "Ben");
        var eva = await team.MemberAsync(ana, production, "editor", "Eva");
        await using var other = await team.AnotherAsync();
        var there = other.Browser();
        using var signedIn = await ana.SignInAsync(there, other.Origin);
        Assert.Contains(">Tide</h1>", await there.GetStringAsync($"/p/{production}/settings", Cancel), StringComparison.Ordinal);

        using var refused = await eva.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/title", new { title = "Ebb" }, Cancel);
        using var renamed = await ben.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/title", new { title = "Flood" }, Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, renamed.StatusCode));
        Assert.DoesNotContain("Rename it", await eva.Browser.GetStringAsync($"/p/{production}/settings", Cancel), StringComparison.Ordinal);
        Assert.Contains(">Flood</h1>", await there.GetStringAsync($"/p/{production}/settings", Cancel), StringComparison.Ordinal);
        Assert.Equal("Flood", (await there.GetFromJsonAsync<JsonElement>("/api/v1/productions", Cancel))[0].GetProperty("title").GetString());
        Assert.Contains(("renamed", "Ben", "writer"), await team.RecordAsync(production));
    }
}
