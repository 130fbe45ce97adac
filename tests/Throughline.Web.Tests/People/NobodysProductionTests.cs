using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Notes;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Teams;
using Throughline.Studio.Tests;
using Throughline.Studio.Texts;

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

    [Fact]
    public async Task What_was_sealed_for_its_author_before_a_production_came_to_the_team_is_shown_to_nobody_in_it()
    {
        using var user = new TestUser();
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await ImportAsync(user.Folder, team.Connection, async alone =>
        {
            await alone.Drafts.AddAsync("INT. HALL - DAY\n\nRain on the windows of the hall.\n"u8.ToArray(), "tide.fountain", new DraftDescription("White", null, "Ana"), Cancel);
            var draft = (await alone.Drafts.ListAsync(Cancel))[0];
            foreach (var (words, readers) in ((string, ImmutableArray<Reader>)[])[("For all.", default), ("For me.", [])])
                await alone.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Throughline.Drafts.Anchor(draft.Lines[1], 0, 4), words) { PrivateFor = readers }, Cancel);
        });
        using var hers = await ana.Browser.PostAsync($"/api/v1/people/productions/{production}/own", null, Cancel);

        var notes = await ana.Browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/notes", Cancel);
        using var another = await ana.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/notes", new { version = 0, from = 17, to = 21, kind = "note", text = "For me too.", @private = true }, Cancel);

        Assert.Equal(["For all."], notes.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("text").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, another.StatusCode);
    }

    private static async Task<string> ImportAsync(string folder, string connection, Func<Production, Task>? fill = null)
    {
        var edge = new StudioEdge("Ana", "writer", new KeyRing(Path.Combine(folder, "keys")), TimeProvider.System, _ => { });
        using (var alone = await Production.CreateAsync(Path.Combine(folder, "tide"), "Came in", edge, Cancel))
        {
            if (fill is not null)
                await fill(alone);
        }

        return (await new TeamTransfer(new PostgresDatabase(connection), edge).ImportAsync(Path.Combine(folder, "tide"), Cancel)).Id;
    }
}
