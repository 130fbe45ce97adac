using System.Diagnostics;
using System.Text.Json;

namespace Throughline.EndToEnd.Assist;

/// <summary>Our server as the inspector of those who wrote the protocol sees it: the command-line program of the npm package.</summary>
public sealed class InspectorTests
{
    private static readonly string Folder = Path.Combine(CommandLine.Repository, "tests", "Throughline.EndToEnd", "inspector");
    private static readonly string Sample = Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");

    [Fact]
    public async Task It_lists_the_tools_and_resources_and_calls_one()
    {
        using var tools = await AskAsync("--method", "tools/list");
        using var resources = await AskAsync("--method", "resources/list");
        using var found = await AskAsync("--method", "tools/call", "--tool-name", "find_lines", "--tool-arg", "words=gives over");

        Assert.Contains(tools.RootElement.GetProperty("tools").EnumerateArray(), tool => tool.GetProperty("name").GetString() == "propose");
        Assert.Contains(resources.RootElement.GetProperty("resources").EnumerateArray(), it => it.GetProperty("uri").GetString() == "throughline://bible");
        Assert.Contains("Trader gives over.", found.RootElement.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_why_a_call_is_refused()
    {
        using var refused = await AskAsync("--method", "tools/call", "--tool-name", "propose", "--tool-arg", "line=33", "--tool-arg", "words=over", "--tool-arg", "replacement=more", "--tool-arg", "reason=Plainer.");

        Assert.True(refused.RootElement.GetProperty("isError").GetBoolean());
        Assert.Contains("A bare script has nowhere to keep a proposal", refused.RootElement.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> AskAsync(params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "@modelcontextprotocol", "inspector-cli")), "the inspector is not there: needs Node 20, and npm ci in tests/Throughline.EndToEnd/inspector");
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", "@modelcontextprotocol", "inspector-cli", "build", "cli.js"), Path.Combine(CommandLine.Repository, "throughline"), "mcp", Sample, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var inspector = Process.Start(start)!;
        var error = inspector.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await inspector.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await inspector.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim().StartsWith('{') ? JsonDocument.Parse(output) : throw new InvalidOperationException($"{inspector.ExitCode}: {output}{await error}");
    }
}
