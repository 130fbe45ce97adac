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
    public async Task Where_nothing_is_written_a_note_has_nothing_to_hang_on_and_says_so()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Empty");
        using var visitor = await studio.VisitorAsync();

        using var refused = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 0, from = 0, to = 0, kind = "note", text = "Hello" }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("There is no line yet", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes", "Whose is it?")]
    [InlineData("locks", null)]
    public async Task A_line_that_was_rewritten_since_the_draft_takes_a_note_and_a_lock_and_what_is_written_is_kept_as_a_draft(string what, string? text)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        const string Old = "A *red* suitcase stands on the deck.", New = "Snow falls through the open roof onto forty empty chairs.";
        var at = Script.IndexOf(Old, StringComparison.Ordinal);
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[{{at}},[{{Old.Length}},"{{New}}"],{{Script.Length - at - Old.Length}}]}]}""");
        await socket.NextAsync("edits");

        using var made = await visitor.PostAsJsonAsync(Api(production, "/" + what), new { version = 1, from = at + 5, to = at + 10, kind = text is null ? "line" : "note", text }, Cancel);
        var hangs = (await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/" + what), Cancel)).GetProperty(what)[0];

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(2, (await production.Drafts.ListAsync(Cancel)).Length);
        if (text is not null)
            Assert.Equal((at + 5, at + 10, "here"), (hangs.GetProperty("from").GetInt32(), hangs.GetProperty("to").GetInt32(), hangs.GetProperty("standing").GetString()));
        else
            Assert.Equal([at, at + New.Length], hangs.GetProperty("ranges")[0].EnumerateArray().Select(place => place.GetInt32()));
    }

    [Fact]
    public async Task A_note_before_the_first_draft_names_it_and_one_on_an_empty_line_hangs_on_the_line_above()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Empty");
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[[0,"Rain.","","","Snow."]]}]}""");
        await socket.NextAsync("edits");

        using var first = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 1, from = 8, to = 12, kind = "note", text = "On the snow" }, Cancel);
        using var between = await visitor.PostAsJsonAsync(Api(production, "/notes"), new { version = 1, from = 6, to = 6, kind = "note", text = "Between" }, Cancel);

        var notes = (await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/notes"), Cancel)).GetProperty("notes").EnumerateArray().Select(note => (note.GetProperty("text").GetString(), note.GetProperty("from").GetInt32())).ToArray();
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, between.StatusCode));
        Assert.Equal([("On the snow", 8), ("Between", 0)], notes);
        Assert.Single(await production.Drafts.ListAsync(Cancel));
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
