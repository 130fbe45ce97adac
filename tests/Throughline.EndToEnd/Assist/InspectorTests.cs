using System.Diagnostics;
using System.Text.Json;
using Throughline.EndToEnd.Live;

namespace Throughline.EndToEnd.Assist;

/// <summary>Our servers of the Model Context Protocol, asked by the protocol's own inspector.</summary>
public sealed class InspectorTests
{
    private static readonly string Folder = Path.Combine(CommandLine.Repository, "tests", "Throughline.EndToEnd", "inspector");

    private static readonly string Sample = Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");

    [Fact]
    public async Task The_command_serves_a_script_on_its_input_and_output()
    {
        string[] server = [Path.Combine(CommandLine.Repository, "throughline"), "mcp", Sample];

        using var tools = await AskAsync([.. server, "--method", "tools/list"]);
        using var resources = await AskAsync([.. server, "--method", "resources/list"]);
        using var found = await AskAsync([.. server, "--method", "tools/call", "--tool-name", "find_lines", "--tool-arg", "words=gives over"]);
        using var scenes = await AskAsync([.. server, "--method", "resources/read", "--uri", "throughline://scenes"]);

        Assert.Equal(10, tools.RootElement.GetProperty("tools").GetArrayLength());
        Assert.Equal(6, resources.RootElement.GetProperty("resources").GetArrayLength());
        Assert.Contains("Trader gives over.", found.RootElement.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("TEST ROOM", scenes.RootElement.GetProperty("contents")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_studio_serves_a_production_over_http_to_whoever_has_the_token()
    {
        SkipWithoutInspector();
        using var folder = new TemporaryFolder();
        using var studio = await StudioProcess.StartAsync(Path.Combine(CommandLine.Repository, "throughline"), folder.Path);
        var production = await studio.SampleAsync();
        using (var visitor = studio.Visitor())
        using (var allowed = await visitor.PostAsync($"/api/v1/productions/{production}/models", new StringContent("""{"allow":"none","because":"It may suggest.","mcp":"propose"}""", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken))
            allowed.EnsureSuccessStatusCode();
        var token = (await File.ReadAllTextAsync(Directory.EnumerateFiles(folder.Path, "studio.token", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken)).Trim();
        string[] server = [new Uri(studio.Address, $"/mcp?production={production}").ToString(), "--transport", "http", "--header", $"Authorization: Bearer {token}"];

        using var tools = await AskAsync([.. server, "--method", "tools/list"]);
        using var scenes = await AskAsync([.. server, "--method", "resources/read", "--uri", "throughline://scenes"]);
        using var found = await AskAsync([.. server, "--method", "tools/call", "--tool-name", "find_lines", "--tool-arg", "words=gives over"]);
        using var lines = JsonDocument.Parse(found.RootElement.GetProperty("content")[0].GetProperty("text").GetString()!);
        using var kept = await AskAsync([.. server, "--method", "tools/call", "--tool-name", "propose", "--tool-arg", $"line={lines.RootElement[0].GetProperty("line").GetInt64()}", "words=over", "replacement=more", "reason=Plainer."]);
        var stranger = await RunAsync([server[0], "--transport", "http", "--method", "tools/list"]);

        Assert.Equal(10, tools.RootElement.GetProperty("tools").GetArrayLength());
        Assert.Contains("TEST ROOM", scenes.RootElement.GetProperty("contents")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Proposal 1 ", kept.RootElement.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, stranger.ExitCode);
        Assert.DoesNotContain("find_lines", stranger.Out, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> AskAsync(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.True(outcome.ExitCode == 0, $"{outcome.ExitCode}: {outcome.Error}{outcome.Out}");
        return JsonDocument.Parse(outcome.Out);
    }

    private static async Task<Outcome> RunAsync(string[] arguments)
    {
        SkipWithoutInspector();
        var start = new ProcessStartInfo("node", ["node_modules/@modelcontextprotocol/inspector/cli/build/cli.js", "--cli", .. arguments])
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var inspector = Process.Start(start)!;
        inspector.StandardInput.Close();
        var error = inspector.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = inspector.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await inspector.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            inspector.Kill(entireProcessTree: true);
            throw new TimeoutException($"The inspector did not come back from {string.Join(' ', arguments)}.", late);
        }

        return new Outcome(inspector.ExitCode, await output, await error);
    }

    private static void SkipWithoutInspector() =>
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "node_modules", "@modelcontextprotocol", "inspector", "cli", "build", "cli.js")), "@modelcontextprotocol/inspector is not there: needs Node 20, and npm ci in tests/Throughline.EndToEnd/inspector");
}
