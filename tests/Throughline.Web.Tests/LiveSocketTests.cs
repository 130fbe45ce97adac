using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Web.Tests;

public sealed class LiveSocketTests
{
    private const string Script = "INT. HALL - DAY\r\n\r\nRain.\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_tab_writes_the_other_sees_and_the_first_is_told_that_it_is_kept()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var ana = await TestSocket.OpenAsync(studio, visitor, production, -1);
        using var ben = await TestSocket.OpenAsync(studio, visitor, production, -1);
        var welcome = await ana.NextAsync("welcome");
        await ben.NextAsync("welcome");
        var id = Guid.NewGuid();

        await ana.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{id}}","manner":"typed","changes":[17,[5,"Snow","falls."],1]}]}""");
        var seen = await ben.NextAsync("edits");
        var acknowledged = await ana.NextAsync("edits");

        Assert.Equal("INT. HALL - DAY\n\nRain.\n", welcome.GetProperty("text").GetString());
        Assert.Equal(id, seen.GetProperty("edits")[0].GetProperty("id").GetGuid());
        Assert.Equal(id, acknowledged.GetProperty("edits")[0].GetProperty("id").GetGuid());
        Assert.Equal(1, acknowledged.GetProperty("edits")[0].GetProperty("sequence").GetInt64());
        Assert.Equal("INT. HALL - DAY\n\nSnow\nfalls.\n", await visitor.GetStringAsync($"/api/v1/productions/{production.Id}/document/text", Cancel));
    }

    [Fact]
    public async Task A_tab_that_comes_back_gets_what_it_lacks_and_its_edit_is_not_made_twice()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        var edit = $$"""{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[22,[0,"x"],1]}""";
        var onIt = $$"""{"id":"{{Guid.NewGuid()}}","changes":[24,[0,"y"]]}""";
        using (var first = await TestSocket.OpenAsync(studio, visitor, production, -1))
        {
            await first.NextAsync("welcome");
            await first.SendAsync($$"""{"type":"edit","base":0,"edits":[{{edit}}]}""");
            await first.NextAsync("edits");
        }

        using var back = await TestSocket.OpenAsync(studio, visitor, production, 0);
        var welcome = await back.NextAsync("welcome");
        await back.SendAsync($$"""{"type":"edit","base":0,"edits":[{{edit}},{{onIt}}]}""");
        var next = await back.NextAsync("edits");

        Assert.Equal(1, welcome.GetProperty("edits")[0].GetProperty("sequence").GetInt64());
        Assert.Equal(2, Assert.Single(next.GetProperty("edits").EnumerateArray()).GetProperty("sequence").GetInt64());
        Assert.Equal("INT. HALL - DAY\n\nRain.x\ny", await visitor.GetStringAsync($"/api/v1/productions/{production.Id}/document/text", Cancel));
    }

    [Theory]
    [InlineData("""{"type":"edit","base":0,"edits":[{"id":"7c9a4a3e-0b63-4a6e-8f5d-0c5c3a0b8a11","changes":[99,[0,"x"]]}]}""")]
    [InlineData("""{"type":"edit","base":7,"edits":[{"id":"7c9a4a3e-0b63-4a6e-8f5d-0c5c3a0b8a11","changes":[23]}]}""")]
    [InlineData("""{"type":"edit","base":0,"edits":[{"id":"7c9a4a3e-0b63-4a6e-8f5d-0c5c3a0b8a11","changes":[22,[0,"a\nb"],1]}]}""")]
    [InlineData("""{"type":"edit","base":0,"edits":[{"id":"7c9a4a3e-0b63-4a6e-8f5d-0c5c3a0b8a11","changes":[22,[0,"\ud83d"],1]}]}""")]
    public async Task An_edit_that_fits_nowhere_is_refused_in_words(string message)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");

        await socket.SendAsync(message);
        var refused = await socket.NextAsync("refused");

        Assert.Equal("invalid", refused.GetProperty("code").GetString());
        Assert.Equal("7c9a4a3e-0b63-4a6e-8f5d-0c5c3a0b8a11", refused.GetProperty("id").GetString());
        Assert.NotEmpty(refused.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_message_that_is_none_closes_the_socket()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");

        await socket.SendAsync("{");

        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_socket_without_the_cookie_or_from_elsewhere_is_not_opened()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var stranger = studio.Stranger();

        var signedOut = await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.OpenAsync(studio, stranger, production, -1, cookie: false));
        var elsewhere = await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.OpenAsync(studio, visitor, production, -1, origin: "http://attacker.example"));
        var nowhere = await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.OpenAsync(studio, visitor, production, -1, origin: null));

        Assert.Contains("401", signedOut.Message, StringComparison.Ordinal);
        Assert.Contains("403", elsewhere.Message, StringComparison.Ordinal);
        Assert.Contains("403", nowhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_text_is_named_a_draft_with_the_line_ends_of_its_file()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[17,[4,"Snow"],2]}]}""");
        await socket.NextAsync("edits");

        using var named = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/drafts", new { name = "Blue" }, Cancel);

        Assert.Equal(HttpStatusCode.Created, named.StatusCode);
        var draft = (await production.Drafts.ListAsync(Cancel))[^1];
        Assert.Equal((2, "Blue", "Ana"), (draft.Number, draft.About.Name, draft.About.Author));
        Assert.Equal(Script.Replace("Rain", "Snow", StringComparison.Ordinal), Encoding.UTF8.GetString(production.Drafts.Bytes(draft)));
    }

    [Fact]
    public async Task The_analysis_tells_pages_scenes_and_names()
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();
        using var made = await visitor.PostAsJsonAsync("/api/v1/productions", new { sample = true }, Cancel);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();

        var analysis = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{id}/document/analysis", Cancel);

        var text = await visitor.GetStringAsync($"/api/v1/productions/{id}/document/text", Cancel);
        Assert.Equal(0, analysis.GetProperty("version").GetInt64());
        Assert.Equal(analysis.GetProperty("pageCount").GetInt32(), analysis.GetProperty("pages").GetArrayLength());
        Assert.Equal(text.Split('\n').Length, analysis.GetProperty("lines").GetArrayLength());
        foreach (var scene in analysis.GetProperty("scenes").EnumerateArray())
            Assert.StartsWith(scene.GetProperty("heading").GetString()!.Split(' ')[0], text[scene.GetProperty("at").GetInt32()..].TrimStart('.'), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, analysis.GetProperty("names").GetArrayLength());
    }

    [Fact]
    public async Task The_welcome_says_whose_document_it_is_and_what_it_is_called()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);

        var welcome = await socket.NextAsync("welcome");

        Assert.Equal((production.Id, "Tide"), (welcome.GetProperty("document").GetString(), welcome.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_loop_that_sends_without_end_is_let_go()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var closing = socket.ClosedAsync();

        for (var i = 0; i < 20_000 && !closing.IsCompleted; i++)
        {
            try
            {
                await socket.SendAsync("{\"type\":\"ping\"}");
            }
            catch (WebSocketException)
            {
                break;
            }
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await closing);
    }

    [Fact]
    public async Task The_analysis_of_a_version_is_that_of_the_nearest_later_one()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        async Task<long> AnalysedAsync(string query) =>
            (await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production.Id}/document/analysis{query}", Cancel)).GetProperty("version").GetInt64();
        async Task WriteAsync(int version)
        {
            await socket.SendAsync($$"""{"type":"edit","base":{{version}},"edits":[{"id":"{{Guid.NewGuid()}}","changes":[[0,"x"],{{23 + version}}]}]}""");
            await socket.NextAsync("edits");
        }

        var first = await AnalysedAsync("?version=0");
        await WriteAsync(0);
        await WriteAsync(1);
        var newest = await AnalysedAsync("");
        var nearest = await AnalysedAsync("?version=1");
        var again = await AnalysedAsync("?version=0");
        using var none = await visitor.GetAsync($"/api/v1/productions/{production.Id}/document/analysis?version=9", Cancel);

        Assert.Equal([0, 2, 2, 0], [first, newest, nearest, again]);
        Assert.False(none.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Any_moment_can_be_named_a_draft_and_the_text_of_now_stays_the_latest()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[17,[4,"Snow"],2]}]}""");
        await socket.NextAsync("edits");
        await socket.SendAsync($$"""{"type":"edit","base":1,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[17,[4,"Hail"],2]}]}""");
        await socket.NextAsync("edits");

        using var named = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/drafts", new { name = "Blue", version = 1 }, Cancel);
        using var later = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/drafts", new { name = "Pink", version = 7 }, Cancel);
        var listed = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production.Id}/drafts", Cancel);

        var answer = await named.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var drafts = await production.Drafts.ListAsync(Cancel);
        Assert.Equal((2, 1, 3), (answer.GetProperty("number").GetInt32(), answer.GetProperty("version").GetInt32(), answer.GetProperty("now").GetInt32()));
        Assert.Equal(["Rain", "Snow", "Hail"], drafts.Select(draft => Encoding.UTF8.GetString(production.Drafts.Bytes(draft))[19..23]));
        Assert.Equal([null, 1, 2], listed.EnumerateArray().Select(draft => draft.GetProperty("version").ValueKind == JsonValueKind.Null ? (int?)null : draft.GetProperty("version").GetInt32()));
        Assert.False(later.IsSuccessStatusCode);
    }

    private static async Task<Production> WithDraftAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "tide.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        return production;
    }
}
