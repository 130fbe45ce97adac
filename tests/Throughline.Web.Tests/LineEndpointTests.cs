using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Web.Tests;

public sealed class LineEndpointTests
{
    private const string Script = "INT. FERRY - DAY\n\nA *red* suitcase stands on the deck.\n\nANA\nNow.\n\nBEN\nNever, not in all my life.\n\nANA\nThen later.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_hangs_on_its_words_while_the_text_around_it_is_written()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var at = Script.IndexOf("suitcase", StringComparison.Ordinal);

        using var made = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 0, from = at, to = at + 8, kind = "note", text = "Whose is it?" }, Cancel);
        await socket.NextAsync("beside");
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[[0,"Rain.","",""],{{Script.Length}}]}]}""");
        await socket.NextAsync("edits");
        var notes = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/notes?version=1"), Cancel);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var note = Assert.Single(notes.GetProperty("notes").EnumerateArray());
        Assert.Equal((at + 7, at + 15, "here"), (note.GetProperty("from").GetInt32(), note.GetProperty("to").GetInt32(), note.GetProperty("standing").GetString()));
    }

    [Fact]
    public async Task A_note_on_a_version_of_before_hangs_where_those_words_are_now()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[[0,"Rain.","",""],{{Script.Length}}]}]}""");
        await socket.NextAsync("edits");
        var at = Script.IndexOf("Never", StringComparison.Ordinal);

        using var made = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 0, from = at, to = at + 5, kind = "tag", category = "props", text = "never" }, Cancel);
        var notes = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/notes"), Cancel);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var tag = Assert.Single(notes.GetProperty("notes").EnumerateArray());
        Assert.Equal((at + 7, at + 12, "props"), (tag.GetProperty("from").GetInt32(), tag.GetProperty("to").GetInt32(), tag.GetProperty("category").GetString()));
    }

    [Fact]
    public async Task A_line_that_no_draft_has_takes_no_note_and_says_why()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Empty");
        using var visitor = await studio.VisitorAsync();

        using var refused = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 0, from = 0, to = 0, kind = "note", text = "Hello" }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Name a draft", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scene_is_measured_as_in_the_report()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();

        var scene = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/scenes/30?version=0"), Cancel);
        using var none = await visitor.GetAsync(Api(await studio.MakeAsync("Empty"), "/scenes/0"), Cancel);

        Assert.Equal("INT. FERRY - DAY", scene.GetProperty("heading").GetString());
        Assert.Equal([("BEN", 6), ("ANA", 3)], scene.GetProperty("people").EnumerateArray().Select(person => (person.GetProperty("name").GetString()!, person.GetProperty("words").GetInt32())));
        Assert.Contains(scene.GetProperty("facts").EnumerateArray(), fact => fact.GetProperty("label").GetString() == "Changes of speaker" && fact.GetProperty("value").GetString() == "2");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static string Api(Production production, string path) => $"/api/v1/productions/{production.Id}{path}";

    private static async Task<Production> WithDraftAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Ferry");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "ferry.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        return production;
    }
}
