using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Ledger;
using Throughline.Studio.Drafts;
using Throughline.Studio.Shelf;
using Throughline.Studio.Tests;
using Throughline.Web.Live;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class MemberTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_owner_stays_until_there_is_another()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var ben = await team.MemberAsync(ana, production, "writer", "Ben");
        var (anaId, benId) = (await ana.IdAsync(production), await ben.IdAsync(production));

        using var leaves = await ana.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/leave", new { }, Cancel);
        using var lowered = await ana.Browser.PutAsJsonAsync($"/api/v1/productions/{production}/people/{anaId}", new { role = "writer" }, Cancel);
        using var raised = await ana.Browser.PutAsJsonAsync($"/api/v1/productions/{production}/people/{benId}", new { role = "owner" }, Cancel);
        using var leavesThen = await ana.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/leave", new { }, Cancel);
        using var after = await ana.Browser.GetAsync($"/api/v1/productions/{production}/drafts", Cancel);

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.NotFound], new[] { leaves, lowered, raised, leavesThen, after }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task Two_owners_who_leave_at_one_moment_do_not_both_leave()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        for (var i = 0; i < 5; i++)
        {
            var production = await team.ProductionAsync(ana, $"Tide {i}");
            var ben = await team.MemberAsync(ana, production, "owner", $"Ben {i}");

            var answers = await Task.WhenAll(new[] { ana, ben }.Select(who => who.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/leave", new { }, Cancel)));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task What_happens_with_rights_stands_in_the_record_under_the_names_of_those_who_did_it()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var ben = await team.MemberAsync(ana, production, "writer", "Ben");
        await ben.TokenAsync();
        (await ana.Browser.PutAsJsonAsync($"/api/v1/productions/{production}/people/{await ben.IdAsync(production)}", new { role = "editor" }, Cancel)).Dispose();
        (await ana.Browser.DeleteAsync($"/api/v1/productions/{production}/people/{await ben.IdAsync(production)}", Cancel)).Dispose();

        var record = await team.RecordAsync(production);
        var opened = (await team.Server.Services.GetRequiredService<ProductionShelf>().FindAsync(production, Cancel))!;
        var entries = new List<LedgerEvent>();
        await foreach (var stored in opened.Ledger.ReadAsync(0, Cancel))
            entries.Add(LedgerEntryJson.Read(stored.Bytes).Event);

        Assert.Equal(
        [
            ("production-made", "Ana Ruiz", "owner"), ("member-invited", "Ana Ruiz", "owner"), ("member-joined", "Ben", "writer"), ("token-made", "Ben", "writer"), ("role-changed", "Ana Ruiz", "owner"), ("member-removed", "Ana Ruiz", "owner"),
        ], record);
        Assert.Equal(("Ben", "writer", "editor"), (entries[4].Details["person"], entries[4].Details["from"], entries[4].Details["to"]));
        // Of a secret there is no trace in it.
        Assert.All(entries.Skip(1), entry => Assert.DoesNotContain(entry.Details.Values, value => value.Length > 40));
    }

    [Fact]
    public async Task A_token_has_the_rights_of_its_person_and_ends_when_it_is_revoked_or_old()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var ben = await team.MemberAsync(ana, production, "reader", "Ben");
        var (mine, short1) = (await ana.TokenAsync(), await ben.TokenAsync(1));
        var (owner, reader) = (team.Program(mine), team.Program(short1));
        async Task<HttpStatusCode> DraftAsync(HttpClient who) => (await who.PostAsJsonAsync($"/api/v1/productions/{production}/notes", new { }, Cancel)).StatusCode;

        var read = (await reader.GetAsync($"/api/v1/productions/{production}/drafts", Cancel)).StatusCode;
        var (mayNot, may) = (await DraftAsync(reader), await DraftAsync(owner));
        var account = (await owner.PostAsJsonAsync("/api/v1/account/tokens", new { name = "More" }, Cancel)).StatusCode;
        team.Clock.Ahead = TimeSpan.FromDays(2);
        var old = (await reader.GetAsync($"/api/v1/productions/{production}/drafts", Cancel)).StatusCode;
        var id = System.Text.RegularExpressions.Regex.Match(await ana.Browser.GetStringAsync("/account", Cancel), "/api/v1/account/tokens/([^\"]+)\"").Groups[1].Value;
        (await ana.Browser.DeleteAsync($"/api/v1/account/tokens/{id}", Cancel)).Dispose();
        var revoked = (await owner.GetAsync($"/api/v1/productions/{production}/drafts", Cancel)).StatusCode;

        Assert.Equal(HttpStatusCode.OK, read);
        Assert.Equal(HttpStatusCode.Forbidden, mayNot);
        Assert.NotEqual(HttpStatusCode.Forbidden, may);
        Assert.Equal(HttpStatusCode.Forbidden, account);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (old, revoked));
    }

    [Fact]
    public async Task A_reader_sees_what_is_written_on_the_socket_and_writes_nothing()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await WrittenAsync(team, ana);
        var ben = await team.MemberAsync(ana, production, "reader", "Ben");
        using var his = await TeamSocket.OpenAsync(team, await ben.TokenAsync(), production);
        using var hers = await TeamSocket.OpenAsync(team, await ana.TokenAsync(), production);
        var welcome = await his.NextAsync("welcome");
        await hers.NextAsync("welcome");

        await his.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[[0,"x"],23]}]}""");
        var refused = await his.NextAsync("refused");
        await hers.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[[0,"y"],23]}]}""");
        var seen = await his.NextAsync("edits");

        Assert.Equal("reader", welcome.GetProperty("role").GetString());
        Assert.Equal("forbidden", refused.GetProperty("code").GetString());
        Assert.Equal("Ana Ruiz", seen.GetProperty("edits")[0].GetProperty("person").GetString());
    }

    [Theory]
    [InlineData("change", false)]
    [InlineData("remove", false)]
    [InlineData("revoke", false)]
    [InlineData("remove", true)]
    public async Task A_socket_closes_when_the_rights_behind_it_change(string what, bool atAnotherServer)
    {
        await using var team = await TestTeam.StartAsync(postgres);
        await using var other = atAnotherServer ? await team.AnotherAsync() : null;
        var ana = await team.FirstAsync();
        var production = await WrittenAsync(team, ana);
        var ben = await team.MemberAsync(ana, production, "writer", "Ben");
        using var socket = await TeamSocket.OpenAsync(other ?? team, await ben.TokenAsync(), production);
        await socket.NextAsync("welcome");
        var id = await ben.IdAsync(production);
        var token = System.Text.RegularExpressions.Regex.Match(await ben.Browser.GetStringAsync("/account", Cancel), "/api/v1/account/tokens/([^\"]+)\"").Groups[1].Value;
        var began = System.Diagnostics.Stopwatch.StartNew();

        using var done = await (what switch
        {
            "change" => ana.Browser.PutAsJsonAsync($"/api/v1/productions/{production}/people/{id}", new { role = "reader" }, Cancel),
            "remove" => ana.Browser.DeleteAsync($"/api/v1/productions/{production}/people/{id}", Cancel),
            _ => ben.Browser.DeleteAsync($"/api/v1/account/tokens/{token}", Cancel),
        });
        var closed = await socket.ClosedAsync();

        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal(LiveSocket.RightsChanged, closed);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(10), $"It took {began.Elapsed.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_closed_account_is_out_everywhere_and_its_work_stays()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var ben = await team.MemberAsync(ana, production, "writer", "Ben");
        var program = team.Program(await ben.TokenAsync());
        var id = await ben.IdAsync(production);

        using var byOther = await ben.Browser.PostAsJsonAsync($"/api/v1/people/{await ana.IdAsync(production)}/close", new { }, Cancel);
        using var closed = await ana.Browser.PostAsJsonAsync($"/api/v1/people/{id}/close", new { }, Cancel);
        using var browser = await ben.Browser.GetAsync("/api/v1/productions", Cancel);
        using var token = await program.GetAsync("/api/v1/productions", Cancel);
        using var again = await ben.SignInAsync(team.Browser());
        using var self = await ana.Browser.PostAsJsonAsync($"/api/v1/people/{await ana.IdAsync(production)}/close", new { }, Cancel);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Conflict],
            new[] { byOther, closed, browser, token, again, self }.Select(answer => answer.StatusCode));
        Assert.Contains("Ben", (await team.RecordAsync(production)).Select(entry => entry.Person));
    }

    private static async Task<string> WrittenAsync(TestTeam team, TestPerson owner)
    {
        var production = await team.ProductionAsync(owner);
        var opened = (await team.Server.Services.GetRequiredService<ProductionShelf>().FindAsync(production, Cancel))!;
        await opened.As(new Actor(owner.Name, "owner")).Drafts.AddAsync(Encoding.UTF8.GetBytes("INT. HALL - DAY\n\nRain.\n"), "tide.fountain", new DraftDescription("White", null, owner.Name), Cancel);
        return production;
    }
}
