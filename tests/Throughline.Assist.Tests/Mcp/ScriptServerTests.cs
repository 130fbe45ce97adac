using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Throughline.Assist.Mcp;
using Throughline.Assist.Roles;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;

namespace Throughline.Assist.Tests.Mcp;

/// <summary>The server as the protocol's own client sees it.</summary>
public sealed class ScriptServerTests
{
    private static readonly AttachedFile Sample = new(TestScripts.Sample, "sample.fountain");

    [Fact]
    public async Task Every_tool_reads_but_one_which_proposes()
    {
        await using var session = await Session.StartAsync(Sample);

        var tools = await session.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["ask", "breakdown", "compare_cuts", "compare_drafts", "find_lines", "lint", "list_cuts", "propose", "read_scene", "report"], tools.Select(tool => tool.Name).Order());
        Assert.Equal("propose", tools.Single(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint != true).Name);
    }

    [Fact]
    public async Task Lines_are_found_and_scenes_are_read()
    {
        await using var session = await Session.StartAsync(Sample);

        using var found = JsonDocument.Parse(await session.CallAsync("find_lines", ("words", "gives over")));
        using var scene = JsonDocument.Parse(await session.CallAsync("read_scene", ("scene", "2")));

        Assert.Equal(33, found.RootElement[0].GetProperty("line").GetInt64());
        Assert.Equal("INT. WEIGHTS AND MEASURES OFFICE - FRONT ROOM - DAY", scene.RootElement[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("report")]
    [InlineData("breakdown")]
    [InlineData("lint")]
    public async Task The_instruments_answer_in_json(string tool)
    {
        await using var session = await Session.StartAsync(Sample);

        using var json = JsonDocument.Parse(await session.CallAsync(tool));

        Assert.NotEqual(JsonValueKind.Undefined, json.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("script", "A BIT FOR THE TIDE")]
    [InlineData("scenes", "TEST ROOM")]
    [InlineData("characters", "AMBROSE")]
    [InlineData("report", "AMBROSE")]
    [InlineData("breakdown", "AMBROSE")]
    [InlineData("bible", "{}")]
    public async Task Every_resource_can_be_read(string name, string holds)
    {
        await using var session = await Session.StartAsync(Sample);
        Assert.Contains(await session.Client.ListResourcesAsync(cancellationToken: TestContext.Current.CancellationToken), it => it.Uri == "throughline://" + name);

        var read = await session.Client.ReadResourceAsync("throughline://" + name, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(holds, ((TextResourceContents)read.Contents.Single()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_that_has_not_said_so_is_closed_and_the_client_is_told_the_rule()
    {
        using var production = await ProductionWithDraftAsync();
        await using var session = await Session.StartAsync(production.Attached);

        var refused = await session.CallAsync("read_scene", isError: true, ("scene", "1"));

        Assert.Contains("A production starts with no model.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKET HALL", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_read_may_not_propose_and_each_call_is_on_record()
    {
        using var production = await ProductionWithDraftAsync("read");
        await using var session = await Session.StartAsync(production.Attached);

        await session.CallAsync("find_lines", ("words", "gives over"));
        var refused = await session.CallAsync("propose", isError: true, ("line", 33), ("words", "over"), ("replacement", "more"), ("reason", "Plainer."));

        Assert.Contains("does not let attached programs propose", refused, StringComparison.Ordinal);
        var asked = Assert.Single(await production.EventsAsync(), it => it.Kind == EventKind.ModelAsked);
        Assert.Equal(("mcp find_lines", "test-client"), (asked.Details["use"], asked.Tool!.Provider));
    }

    [Fact]
    public async Task A_proposal_is_kept_for_a_person_and_the_draft_stays_as_it_is()
    {
        using var production = await ProductionWithDraftAsync("propose");
        await using var session = await Session.StartAsync(production.Attached);

        var kept = await session.CallAsync("propose", ("line", 33), ("words", "over"), ("replacement", "more"), ("reason", "Plainer."));

        var made = Assert.Single(await production.EventsAsync(), it => it.Kind == EventKind.ProposalMade);
        Assert.Equal((Origin.Machine, 33L), (made.Origin, made.Target!.Line));
        Assert.Contains(made.Details["proposal"], kept, StringComparison.Ordinal);
        var proposal = Assert.Single(await production.ProposalsAsync());
        Assert.Equal(("over", "more"), (proposal.Alternatives[0].Spans[0].Words, proposal.Alternatives[0].Spans[0].Text));
        Assert.Contains("gives over", await session.CallAsync("find_lines", ("words", "Trader")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_are_compared()
    {
        using var production = await ProductionWithDraftAsync("read");
        await production.AddAsync(TestScripts.Sample.Source.Text.Replace("You did.", "You did say.", StringComparison.Ordinal));
        await using var session = await Session.StartAsync(production.Attached);

        Assert.Contains("\"kind\":\"edited\"", await session.CallAsync("compare_drafts", ("old", "1"), ("now", "2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attached_cuts_are_compared_and_no_other_file_is_opened()
    {
        var attached = new AttachedFile(TestScripts.Sample, "sample.fountain") { Cuts = [Cut("old.edl", "01:00:04:00"), Cut("new.edl", "01:00:03:00")] };
        await using var session = await Session.StartAsync(attached);

        using var changes = JsonDocument.Parse(await session.CallAsync("compare_cuts", ("old", "old.edl"), ("now", "new.edl")));
        var refused = await session.CallAsync("compare_cuts", isError: true, ("old", "/etc/passwd"), ("now", "new.edl"));

        Assert.Equal("[\"old.edl\",\"new.edl\"]", await session.CallAsync("list_cuts"));
        Assert.Equal("trimmed", changes.RootElement.GetProperty("changes")[0].GetProperty("kind").GetString());
        Assert.EndsWith("There is no cut /etc/passwd; there are old.edl, new.edl.", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_holds_the_production_open_lends_it_to_one_call_after_the_other()
    {
        using var production = await TestProduction.NewAsync();
        await production.Production.Drafts.AddAsync(System.Text.Encoding.UTF8.GetBytes(TestScripts.Sample.Source.Text), "tide.fountain", new DraftDescription("", null, "Ana Ruiz"), TestContext.Current.CancellationToken);
        var rule = production.Production.Event(EventKind.PolicySet, ("models", "none"), ("policy", "It may suggest."), ("mcp", "propose"));
        await production.Production.Ledger.AppendAsync([rule], TestContext.Current.CancellationToken);
        using var turn = new SemaphoreSlim(1, 1);
        var options = new ModelContextProtocol.Server.McpServerOptions();
        ScriptServer.Configure(options, new AttachedProduction(AttachedProduction.Held(production.Production, turn)), TimeProvider.System);
        await using var session = await Session.StartAsync(options);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => session.CallAsync("find_lines", ("words", "gives over"))));
        var kept = await session.CallAsync("propose", ("line", 33), ("words", "over"), ("replacement", "more"), ("reason", "Plainer."));

        Assert.StartsWith("Proposal 1 ", kept, StringComparison.Ordinal);
        Assert.Equal(7, (await production.EventsAsync()).Count(it => it.Kind == EventKind.ModelAsked));
    }

    private static AttachedCut Cut(string name, string end) => new(name, Throughline.Editorial.TimelineReader.Read(System.Text.Encoding.UTF8.GetBytes($"TITLE: REEL 1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        00:00:10:00 00:00:{(end[^4] == '4' ? 14 : 13)}:00 01:00:00:00 {end}\n* FROM CLIP NAME: HALL\n"), name).Timeline!);

    private static async Task<DraftedProduction> ProductionWithDraftAsync(string? mcp = null)
    {
        var production = await DraftedProduction.NewAsync();
        await production.AddAsync(TestScripts.Sample.Source.Text);
        if (mcp is not null)
            await production.AppendAsync(it => it.Event(EventKind.PolicySet, ("models", "public"), ("mcp", mcp)));
        return production;
    }

    /// <summary>A production that nobody holds open, so that the server can write.</summary>
    private sealed class DraftedProduction : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-test-");

        private DraftedProduction() => Edge = new StudioEdge("Ana Ruiz", "writer", new KeyRing(Path.Combine(_folder.FullName, "keys")), TimeProvider.System, _ => { });

        public string Folder => Path.Combine(_folder.FullName, "tide");

        public AttachedProduction Attached => new(AttachedProduction.InFolder(Folder, Edge));

        private StudioEdge Edge { get; }

        public static async Task<DraftedProduction> NewAsync()
        {
            var made = new DraftedProduction();
            (await Production.CreateAsync(made.Folder, "Tide", made.Edge)).Dispose();
            return made;
        }

        public async Task AddAsync(string fountain)
        {
            using var production = await Production.OpenToWriteAsync(Folder, Edge);
            await production.Drafts.AddAsync(System.Text.Encoding.UTF8.GetBytes(fountain), "tide.fountain", new DraftDescription("", null, "Ana Ruiz"));
        }

        public async Task AppendAsync(Func<Production, LedgerEvent> make)
        {
            using var production = await Production.OpenToWriteAsync(Folder, Edge);
            await production.Ledger.AppendAsync([make(production)]);
        }

        public async Task<List<LedgerEvent>> EventsAsync()
        {
            using var production = await Production.OpenAsync(Folder, Edge);
            var events = new List<LedgerEvent>();
            await foreach (var entry in production.Ledger.ReadAsync())
                events.Add(LedgerEntryJson.Read(entry.Bytes).Event);
            return events;
        }

        public async Task<List<Throughline.Proposals.Proposal>> ProposalsAsync()
        {
            using var production = await Production.OpenAsync(Folder, Edge);
            return [.. (await production.Proposals.ListAsync()).Select(kept => kept.Proposal!)];
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }

    /// <summary>A server and a client, joined by two pipes.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private Task _serving = Task.CompletedTask;

        public McpClient Client { get; private set; } = null!;

        public static Task<Session> StartAsync(AttachedScript attached) => StartAsync((up, down, stop) => ScriptServer.RunAsync(up, down, attached, TimeProvider.System, stop));

        public static Task<Session> StartAsync(ModelContextProtocol.Server.McpServerOptions options) => StartAsync(async (up, down, stop) =>
        {
            await using var transport = new ModelContextProtocol.Server.StreamServerTransport(up, down, "host");
            await using var server = ModelContextProtocol.Server.McpServer.Create(transport, options);
            await server.RunAsync(stop);
        });

        private static async Task<Session> StartAsync(Func<Stream, Stream, CancellationToken, Task> serve)
        {
            Pipe up = new(), down = new();
            var session = new Session();
            session._serving = serve(up.Reader.AsStream(), down.Writer.AsStream(), session._stop.Token);
            session.Client = await McpClient.CreateAsync(new StreamClientTransport(up.Writer.AsStream(), down.Reader.AsStream()), new McpClientOptions { ClientInfo = new Implementation { Name = "test-client", Version = "1" } });
            return session;
        }

        public Task<string> CallAsync(string tool, params (string Name, object Value)[] arguments) => CallAsync(tool, isError: false, arguments);

        public async Task<string> CallAsync(string tool, bool isError, params (string Name, object Value)[] arguments)
        {
            var result = await Client.CallToolAsync(tool, arguments.ToDictionary(it => it.Name, it => (object?)it.Value), cancellationToken: TestContext.Current.CancellationToken);
            var text = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
            Assert.True(isError == (result.IsError == true), text);
            return text;
        }

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await _stop.CancelAsync();
            await Task.WhenAny(_serving);
            _stop.Dispose();
        }
    }
}
