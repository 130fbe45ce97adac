using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Teams;
using Throughline.Studio.Tests;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class NobodysProductionTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_production_that_came_in_from_a_folder_becomes_its_keepers_and_nobody_elses()
    {
        using var user = new TestUser();
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var ben = await team.MemberAsync(ana, await TestTeam.ProductionAsync(ana), "owner", "Ben");
        var production = await ImportAsync(user.Folder, team.Connection);

        using var before = await ana.Browser.GetAsync($"/api/v1/productions/{production}/drafts", Cancel);
        using var notHis = await ben.Browser.PostAsync($"/api/v1/people/productions/{production}/own", null, Cancel);
        var page = await ana.Browser.GetStringAsync("/people", Cancel);
        using var hers = await ana.Browser.PostAsync($"/api/v1/people/productions/{production}/own", null, Cancel);
        using var again = await ana.Browser.PostAsync($"/api/v1/people/productions/{production}/own", null, Cancel);
        var pageThen = await ana.Browser.GetStringAsync("/people", Cancel);
        var listed = await ana.Browser.GetFromJsonAsync<JsonElement>("/api/v1/productions", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (before.StatusCode, notHis.StatusCode, hers.StatusCode, again.StatusCode));
        Assert.Contains("Came in", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Came in", pageThen, StringComparison.Ordinal);
        Assert.Contains(listed.EnumerateArray(), it => it.GetProperty("id").GetString() == production && it.GetProperty("role").GetString() == "owner");
        Assert.Contains(("member-joined", "Ana Ruiz", "keeper"), await team.RecordAsync(production));
    }

    private static async Task<string> ImportAsync(string folder, string connection)
    {
        var edge = new StudioEdge("Ana", "writer", new KeyRing(Path.Combine(folder, "keys")), TimeProvider.System, _ => { });
        (await Production.CreateAsync(Path.Combine(folder, "tide"), "Came in", edge, Cancel)).Dispose();
        return (await new TeamTransfer(new PostgresDatabase(connection), edge).ImportAsync(Path.Combine(folder, "tide"), Cancel)).Id;
    }
}
