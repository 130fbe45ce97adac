using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Text;
using Throughline.Web.Security;

namespace Throughline.Web.Tests;

/// <summary>Programs that are attached over HTTP, as the protocol's own client sees it.</summary>
public sealed class ProgramTests
{
    private const string Script = "Title: Tide\n\nINT. HALL - DAY\n\nRain on the roof.\n\nNORA\nNo.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_refused_until_the_production_lets_it_read_and_is_told_the_rule()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio);
        await using var client = await AttachAsync(studio, production);

        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        var refused = await CallAsync(client, "find_lines", isError: true, ("words", "rain"));

        Assert.Contains("propose", tools.Select(tool => tool.Name));
        Assert.Contains("does not let attached programs read", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("roof", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_resource_is_read_and_each_reading_is_on_record_with_the_programs_name()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "read");
        await using var client = await AttachAsync(studio, production);
        string[] names = ["script", "scenes", "characters", "report", "breakdown", "bible"];

        var listed = await client.ListResourcesAsync(cancellationToken: Cancel);
        var texts = new List<string>();
        foreach (var name in names)
            texts.Add(((TextResourceContents)(await client.ReadResourceAsync("throughline://" + name, cancellationToken: Cancel)).Contents.Single()).Text);

        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(it => it.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Rain on the roof.", texts[0], StringComparison.Ordinal);
        Assert.All(texts.GetRange(1, 4), text => Assert.Contains(text.Contains("NORA", StringComparison.Ordinal) ? "NORA" : "HALL", text, StringComparison.Ordinal));
        var asked = await AskedAsync(production);
        Assert.Equal(names.Select(name => "mcp resource " + name), asked.Select(it => it.Details["use"]));
        Assert.All(asked, it => Assert.Equal(("Ana", "test-client", "7"), (it.Actor.Person, it.Tool!.Provider, it.Tool.Version)));
    }

    [Fact]
    public async Task A_program_reads_what_is_on_the_page_now_and_a_proposal_for_it_waits_for_a_person()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "propose");
        await TypeAsync(studio, production, "Nora counts the empty crates.\n\n", before: "NORA");
        await using var client = await AttachAsync(studio, production);

        using var found = JsonDocument.Parse(await CallAsync(client, "find_lines", ("words", "crates")));
        var drafts = (await production.Drafts.ListAsync(Cancel)).Length;
        var line = found.RootElement[0].GetProperty("line").GetInt64();
        using var page = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, page, production, -1);
        await socket.NextAsync("welcome");
        var kept = await CallAsync(client, "propose", ("line", line), ("words", "empty crates"), ("replacement", "crates"), ("reason", "They are seen to be empty."));

        Assert.Equal(1, drafts);
        Assert.Contains("Proposal 1 ", kept, StringComparison.Ordinal);
        var proposal = Assert.Single(await production.Proposals.ListAsync(Cancel)).Proposal!;
        Assert.Equal(("draft-2", "empty crates"), (proposal.Draft, proposal.Alternatives[0].Spans[0].Words));
        var script = production.Drafts.Read((await production.Drafts.ListAsync(Cancel))[^1]);
        Assert.Equal("Nora counts the empty crates.", script.Elements.Single(element => element.Id == proposal.Lines[0]).Text.Plain);
        // The page is told of the draft that was named, and of the proposal.
        Assert.Equal(("drafts", "proposals"), ((await socket.NextAsync("beside")).GetProperty("what").GetString(), (await socket.NextAsync("beside")).GetProperty("what").GetString()));
        Assert.Contains("empty crates", await page.GetStringAsync($"/api/v1/productions/{production.Id}/document/text", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cuts_of_the_production_are_compared()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "read");
        foreach (var (name, end) in ((string, string)[])[("one.edl", "14:00"), ("two.edl", "13:00")])
            await production.Cuts.AddAsync(Encoding.UTF8.GetBytes($"TITLE: REEL 1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        00:00:10:00 00:00:{end} 01:00:00:00 01:00:0{(end[1] == '4' ? 4 : 3)}:00\n* FROM CLIP NAME: HALL\n"), name, null, Cancel);
        await using var client = await AttachAsync(studio, production);

        var names = await CallAsync(client, "list_cuts");
        using var changes = JsonDocument.Parse(await CallAsync(client, "compare_cuts", ("old", "1 one.edl"), ("now", "two.edl")));
        var missing = await CallAsync(client, "compare_cuts", isError: true, ("old", "/etc/passwd"), ("now", "two.edl"));

        Assert.Equal("[\"1 one.edl\",\"2 two.edl\"]", names);
        Assert.Equal("trimmed", changes.RootElement.GetProperty("changes")[0].GetProperty("kind").GetString());
        Assert.Contains("There is no cut /etc/passwd; there are 1 one.edl, 2 two.edl.", missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StudioRole.Reader, false)]
    [InlineData(StudioRole.Vfx, true)]
    [InlineData(StudioRole.Editor, true)]
    [InlineData(StudioRole.Writer, true)]
    [InlineData(StudioRole.Owner, true)]
    public async Task A_program_may_no_more_than_whoever_attached_it(object role, bool proposes)
    {
        var membership = new TestMembership(new StudioEdge("Ana", "writer", new Throughline.Studio.Keys.KeyRing("none"), TimeProvider.System, _ => { })) { Role = (StudioRole)role };
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton<Membership>(membership));
        var production = await ScriptAsync(studio, "propose");
        await using var client = await AttachAsync(studio, production);

        using var found = JsonDocument.Parse(await CallAsync(client, "find_lines", ("words", "rain")));
        var answer = await CallAsync(client, "propose", isError: !proposes, ("line", found.RootElement[0].GetProperty("line").GetInt64()), ("words", "roof"), ("replacement", "glass"), ("reason", "It is louder."));

        Assert.Contains(proposes ? "is kept" : "and not propose", answer, StringComparison.Ordinal);
        Assert.Equal(proposes ? 1 : 0, (await production.Proposals.ListAsync(Cancel)).Length);
        // Nothing outlives a right that is taken away.
        membership.Role = null;
        await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(client, "find_lines", ("words", "rain")));
    }

    [Fact]
    public async Task Whoever_has_no_token_or_no_such_production_gets_nothing()
    {
        var membership = new TestMembership(new StudioEdge("Ana", "writer", new Throughline.Studio.Keys.KeyRing("none"), TimeProvider.System, _ => { })) { Role = StudioRole.Owner };
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton<Membership>(membership));
        var production = await ScriptAsync(studio, "propose");
        var foreign = await studio.MakeAsync("Foreign");
        membership.Foreign = foreign.Id;
        using var stranger = studio.Stranger();
        using var visitor = await studio.VisitorAsync();
        using var program = studio.Stranger();
        program.DefaultRequestHeaders.Authorization = new("Bearer", Token(studio));
        using var liar = studio.Stranger();
        liar.DefaultRequestHeaders.Authorization = new("Bearer", "tl_0000000000000000000000000000000000000000000000000000000000000000");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(stranger, production.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(liar, production.Id));
        // The cookie of a browser attaches nothing: a page could be talked into sending it.
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(visitor, production.Id));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(program, foreign.Id));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(program, "nothing"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(program, ""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(program, $"{production.Id}&production={foreign.Id}"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(program, production.Id));
    }

    [Fact]
    public async Task A_page_elsewhere_and_a_name_that_points_here_are_refused_even_with_the_token()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "propose");
        using var page = studio.Stranger();
        page.DefaultRequestHeaders.Authorization = new("Bearer", Token(studio));
        page.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var rebound = studio.Stranger();
        rebound.DefaultRequestHeaders.Authorization = new("Bearer", Token(studio));
        rebound.DefaultRequestHeaders.Host = $"evil.example:{studio.Address.Port}";

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(page, production.Id));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await PostAsync(rebound, production.Id));
    }

    [Theory]
    [InlineData("find_lines", """{"words":""}""", "Give words")]
    [InlineData("find_lines", """{}""", "find_lines")]
    [InlineData("read_scene", """{"scene":"../../etc/passwd"}""", "There is no scene")]
    [InlineData("compare_drafts", """{"old":"1; DROP TABLE","now":"99"}""", "There is no draft")]
    [InlineData("ask", """{"role":"root","what":"x"}""", "There is no task")]
    [InlineData("propose", """{"line":-1,"words":"a","replacement":"b","reason":"c"}""", "There is no line")]
    [InlineData("propose", """{"line":9223372036854775807,"words":"a","replacement":"b","reason":"c"}""", "There is no line")]
    [InlineData("propose", """{"line":2,"words":"no such words","replacement":"b","reason":"c"}""", "do not stand")]
    [InlineData("propose", """{"line":"2","words":7,"replacement":[],"reason":null}""", "")]
    public async Task A_call_that_makes_no_sense_is_told_so_and_changes_nothing(string tool, string arguments, string told)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "propose");
        using var program = studio.Stranger();
        program.DefaultRequestHeaders.Authorization = new("Bearer", Token(studio));

        var answer = await SendAsync(program, production.Id, $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""");

        Assert.True(answer.Contains("\"isError\":true", StringComparison.Ordinal) || answer.Contains("\"error\":", StringComparison.Ordinal), answer);
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.Empty(await production.Proposals.ListAsync(Cancel));
        Assert.Single(await production.Drafts.ListAsync(Cancel));
    }

    [Fact]
    public async Task Words_that_would_command_a_terminal_or_hide_are_no_proposal_and_one_that_is_too_long_neither()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "propose");
        await using var client = await AttachAsync(studio, production);
        using var found = JsonDocument.Parse(await CallAsync(client, "find_lines", ("words", "rain")));
        var line = found.RootElement[0].GetProperty("line").GetInt64();

        foreach (var words in (string[])["\u001b]0;owned\u0007", "gl\u202Eass", "gl\0ass", new string('x', 20_001)])
        {
            var refused = await CallAsync(client, "propose", isError: true, ("line", line), ("words", "roof"), ("replacement", words), ("reason", "So."));
            Assert.Contains("cannot be proposed", refused, StringComparison.Ordinal);
        }

        await CallAsync(client, "propose", isError: true, ("line", line), ("words", "roof"), ("replacement", "glass"), ("reason", "\u001b[2J" + new string('y', 3000)));
        Assert.Empty(await production.Proposals.ListAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_of_a_script_or_of_the_token_is_in_the_log_whatever_goes_wrong()
    {
        using var log = new HeardLog();
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton<ILoggerProvider>(log));
        var production = await ScriptAsync(studio, "propose");
        await using var client = await AttachAsync(studio, production);
        using var found = JsonDocument.Parse(await CallAsync(client, "find_lines", ("words", "rain")));
        var line = found.RootElement[0].GetProperty("line").GetInt64();

        await CallAsync(client, "read_scene", isError: true, ("scene", "Rain on the roof"));
        await CallAsync(client, "propose", isError: true, ("line", line), ("words", "the roof of slate"), ("replacement", "glass"), ("reason", "So."));
        await CallAsync(client, "propose", isError: true, ("line", line), ("words", "roof"), ("replacement", "roof\u001b[2J"), ("reason", "So."));

        Assert.DoesNotContain("roof", log.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token(studio), log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_request_of_the_protocol_is_refused_and_the_next_is_answered()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await ScriptAsync(studio, "read");
        using var program = studio.Stranger();
        program.DefaultRequestHeaders.Authorization = new("Bearer", Token(studio));
        var deep = string.Concat(Enumerable.Repeat("[", 50_000)) + string.Concat(Enumerable.Repeat("]", 50_000));

        foreach (var body in (string[])["", "nothing", "[]", "{}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + deep + "}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + new string('m', 100_000) + "\"}"])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var request = Request(production.Id, content);
            using var answer = await program.SendAsync(request, Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} to {body[..Math.Min(40, body.Length)]}");
        }

        using var large = new ByteArrayContent(new byte[5 * 1024 * 1024]);
        large.Headers.ContentType = new("application/json");
        using var tooLarge = Request(production.Id, large);
        try
        {
            using var refused = await program.SendAsync(tooLarge, Cancel);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server hung up in the middle of it, as it may.
        }

        Assert.Equal(HttpStatusCode.OK, await PostAsync(program, production.Id));
    }

    private static async Task<Production> ScriptAsync(TestStudio studio, string? mcp = null)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "tide.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        if (mcp is not null)
            await production.Ledger.AppendAsync([production.Event(EventKind.PolicySet, (ModelRules.ModelsDetail, "none"), (ModelRules.PolicyDetail, "It may help."), (ModelRules.McpDetail, mcp))], Cancel);
        return production;
    }

    private static async Task TypeAsync(TestStudio studio, Production production, string words, string before)
    {
        var document = studio.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IDocumentGrain>(production.Id);
        var now = await document.TextAsync(-1);
        var at = now.Text!.IndexOf(before, StringComparison.Ordinal);
        await document.SubmitAsync(new Submission(now.Version, [new LiveEdit(0, Guid.NewGuid(), Guid.NewGuid(), "Ana", EditManner.Typed, null, ChangeSet.Of(now.Text.Length, [new TextEdit(at, 0, words)]), DateTimeOffset.UnixEpoch)]));
    }

    private static Task<McpClient> AttachAsync(TestStudio studio, Production production) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(studio.Address, $"/mcp?production={production.Id}"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = "Bearer " + Token(studio), ["User-Agent"] = "test-client/7" },
        }),
        new McpClientOptions { ClientInfo = new Implementation { Name = "test-client", Version = "7" } }, cancellationToken: Cancel);

    private static string Token(TestStudio studio) => studio.Server.Services.GetRequiredService<ApiToken>().Value;

    private static Task<string> CallAsync(McpClient client, string tool, params (string Name, object Value)[] arguments) => CallAsync(client, tool, isError: false, arguments);

    private static async Task<string> CallAsync(McpClient client, string tool, bool isError, params (string Name, object Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(it => it.Name, it => (object?)it.Value, StringComparer.Ordinal), cancellationToken: Cancel);
        var text = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
        Assert.True(isError == (result.IsError == true), text);
        return text;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string production)
    {
        using var request = Request(production, JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" }));
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task<string> SendAsync(HttpClient client, string production, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var request = Request(production, content);
        using var answer = await client.SendAsync(request, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static HttpRequestMessage Request(string production, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/mcp?production={production}") { Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        return request;
    }

    private static async Task<List<LedgerEvent>> AskedAsync(Production production)
    {
        var asked = new List<LedgerEvent>();
        await foreach (var entry in production.Ledger.ReadAsync(cancel: Cancel))
        {
            if (LedgerEntryJson.Read(entry.Bytes).Event is { Kind: EventKind.ModelAsked } it)
                asked.Add(it);
        }

        return asked;
    }

    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _heard = new();

        public string All => string.Join('\n', _heard);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _heard.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }

    private sealed class TestMembership(StudioEdge edge) : Membership(edge)
    {
        public StudioRole? Role { get; set; }

        public string? Foreign { get; set; }

        public override ValueTask<StudioRole?> RoleAsync(System.Security.Claims.ClaimsPrincipal person, string production, CancellationToken cancel = default) =>
            ValueTask.FromResult(person.Identity?.IsAuthenticated == true && production != Foreign ? Role : null);
    }
}
