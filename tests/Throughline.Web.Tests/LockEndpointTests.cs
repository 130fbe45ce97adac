using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Studio.Drafts;

namespace Throughline.Web.Tests;

public sealed class LockEndpointTests
{
    private const string Script = "INT. FERRY - DAY\n\nRain on the deck.\n\nANA\nNow.\n\nBEN\nNever.\n\nEXT. QUAY - DUSK\n\nGulls.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_that_touches_a_locked_line_is_refused_with_who_holds_it_and_why()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await LockAsync(visitor, production, "Rain on", "line", "The rain is paid for.");
        var beside = await socket.NextAsync("beside");
        var at = Script.IndexOf("deck", StringComparison.Ordinal);

        await EditAsync(socket, 0, Changes(at, 4, "hull"));
        var refused = await socket.NextAsync("refused");
        await EditAsync(socket, 0, Changes(Script.IndexOf("Gulls", StringComparison.Ordinal), 5, "Terns"));
        await socket.NextAsync("edits");

        Assert.Equal("locks", beside.GetProperty("what").GetString());
        Assert.Equal("locked", refused.GetProperty("code").GetString());
        Assert.StartsWith("The line is locked by Ana: The rain is paid for.", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Script.Replace("Gulls", "Terns", StringComparison.Ordinal), await TextAsync(visitor, production));
    }

    [Fact]
    public async Task Lines_can_be_put_before_and_after_a_locked_one_but_not_onto_it()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await LockAsync(visitor, production, "Rain on", "line", "");
        var (from, to) = (Script.IndexOf("Rain on", StringComparison.Ordinal), Script.IndexOf("deck.", StringComparison.Ordinal) + 5);

        await EditAsync(socket, 0, Changes(to, 0, " Cold."));
        await socket.NextAsync("refused");
        await EditAsync(socket, 0, Changes(from - 2, 2, ""));
        await socket.NextAsync("refused");
        await EditAsync(socket, 0, Changes(to, 0, "\n\nCold."));
        await socket.NextAsync("edits");
        await EditAsync(socket, 1, Changes(from, 0, "Fog.\n\n", Script.Length + 7));
        await socket.NextAsync("edits");
        await EditAsync(socket, 2, Changes(from + 6, 4, "Snow", Script.Length + 13));
        await socket.NextAsync("refused");

        Assert.Equal(Script.Replace("Rain on the deck.", "Fog.\n\nRain on the deck.\n\nCold.", StringComparison.Ordinal), await TextAsync(visitor, production));
    }

    [Fact]
    public async Task What_one_person_says_is_held_in_every_speech_until_the_lock_is_opened()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var id = await LockAsync(visitor, production, "Now.", "character", "She has learned it.");
        var locks = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/locks?version=0"), Cancel);
        var at = Script.IndexOf("Now.", StringComparison.Ordinal);

        await EditAsync(socket, 0, Changes(at, 3, "Soon"));
        var refused = await socket.NextAsync("refused");
        using var opened = await visitor.DeleteAsync(Api(production, $"/locks/{id}"), Cancel);
        using var again = await visitor.DeleteAsync(Api(production, $"/locks/{id}"), Cancel);
        await EditAsync(socket, 0, Changes(at, 3, "Soon"));
        await socket.NextAsync("edits");

        var held = Assert.Single(locks.GetProperty("locks").EnumerateArray());
        Assert.Equal(("character", "ANA"), (held.GetProperty("kind").GetString(), held.GetProperty("name").GetString()));
        var range = Assert.Single(held.GetProperty("ranges").EnumerateArray());
        Assert.Equal("ANA\nNow.", Script[range[0].GetInt32()..range[1].GetInt32()]);
        Assert.Contains("What ANA says is locked by Ana: She has learned it.", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (opened.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task A_locked_scene_is_held_from_its_heading_to_its_last_line_and_after_the_server_was_started_again()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using (var visitor = await studio.VisitorAsync())
            await LockAsync(visitor, production, "Now.", "scene", "Shot already.");
        await studio.StopAsync();
        await studio.StartAgainAsync();
        using var back = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, back, production, -1);
        await socket.NextAsync("welcome");

        await EditAsync(socket, 0, Changes(Script.IndexOf("Never", StringComparison.Ordinal), 5, "Always"));
        var refused = await socket.NextAsync("refused");
        await EditAsync(socket, 0, Changes(Script.IndexOf("QUAY", StringComparison.Ordinal), 4, "PIER"));
        await socket.NextAsync("edits");

        Assert.Contains("The scene is locked by Ana: Shot already.", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_no_draft_has_is_locked_in_a_draft_that_is_named_for_it_and_a_voice_that_nobody_has_is_not()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await EditAsync(socket, 0, Changes(Script.Length, 0, "\nNobody knows the trouble I have seen.\n"));
        await socket.NextAsync("edits");

        using var locked = await visitor.PostAsJsonAsync(Api(production, "/locks"), new { version = 1, from = Script.Length + 3, to = Script.Length + 3, kind = "line", reason = "" }, Cancel);
        using var silent = await visitor.PostAsJsonAsync(Api(production, "/locks"), new { version = 1, from = 3, to = 3, kind = "character", reason = "" }, Cancel);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (locked.StatusCode, silent.StatusCode));
        Assert.Contains("Nobody knows", LiveDraft.TextOf(production, (await production.Drafts.ListAsync(Cancel))[1]), StringComparison.Ordinal);
        Assert.Contains("Nobody speaks", await silent.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<int> LockAsync(HttpClient visitor, Production production, string words, string kind, string reason)
    {
        var at = Script.IndexOf(words, StringComparison.Ordinal);
        using var made = await visitor.PostAsJsonAsync(Api(production, "/locks"), new { version = 0, from = at, to = at, kind, reason }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("ids")[0].GetInt32();
    }

    private static Task EditAsync(TestSocket socket, int version, string changes) =>
        socket.SendAsync($$"""{"type":"edit","base":{{version}},"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":{{changes}}}]}""");

    private static string Changes(int at, int gone, string put, int length = 0)
    {
        length = length == 0 ? Script.Length : length;
        var lines = put.Length == 0 ? "" : "," + string.Join(',', put.Split('\n').Select(line => JsonSerializer.Serialize(line)));
        return $"[{(at > 0 ? at + "," : "")}[{gone}{lines}]{(at + gone < length ? "," + (length - at - gone) : "")}]";
    }

    private static Task<string> TextAsync(HttpClient visitor, Production production) => visitor.GetStringAsync(Api(production, "/document/text"), Cancel);

    private static string Api(Production production, string path) => $"/api/v1/productions/{production.Id}{path}";

    private static async Task<Production> WithDraftAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Ferry");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "ferry.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        return production;
    }
}
