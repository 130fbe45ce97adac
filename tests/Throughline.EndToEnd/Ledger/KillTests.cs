using System.Diagnostics;
using System.Globalization;

namespace Throughline.EndToEnd.Ledger;

/// <summary>Kills the program while it writes. THROUGHLINE_KILLS says how often; bench/kill does it 500 times.</summary>
public sealed class KillTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("THROUGHLINE_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_acknowledged_event_survives_a_kill_at_any_moment()
    {
        using var folder = new TemporaryFolder();
        var tide = folder["tide"];
        Assert.Equal(0, (await CommandLine.Run("new", "Tide", tide)).ExitCode);
        var events = folder.Add("events", string.Concat(Enumerable.Repeat("{\"kind\":\"edited\"}\n", 2_000)));
        var acknowledged = -1L;
        var random = new Random(20260523);
        for (var i = 0; i < Kills; i++)
        {
            // Every other time it dies somewhere in its start, else once it has acknowledged some number of events.
            acknowledged = Math.Max(acknowledged, await RunAndKill(tide, i % 2 == 0 ? 0 : random.Next(1, 1_900), random.Next(0, 400), "ledger", "append", events));
        }

        var verified = await CommandLine.RunIn(tide, null, "ledger", "verify");
        var shown = await CommandLine.RunIn(tide, null, "ledger", "show", "--json");

        Assert.True(verified.ExitCode == 0, verified.Out + verified.Error);
        Assert.True(acknowledged > 0, "No event was acknowledged before a kill; the kills come too early to show anything.");
        Assert.True(shown.Out.TrimEnd().Split('\n').Length > acknowledged);
        Assert.Equal(0, (await CommandLine.RunIn(tide, "{\"kind\":\"edited\"}\n", "ledger", "append", "-")).ExitCode);
    }

    [Fact]
    public async Task Every_acknowledged_draft_survives_a_kill_at_any_moment()
    {
        using var folder = new TemporaryFolder();
        var tide = folder["tide"];
        Assert.Equal(0, (await CommandLine.Run("new", "Tide", tide)).ExitCode);
        var acknowledged = -1L;
        var random = new Random(20260524);
        for (var i = 0; i < Kills; i++)
        {
            var script = folder.Add("draft.fountain", $"INT. HALL - DAY\n\nRain number {i} on the windows.\n\nANA\nDid you lock the boat shed?\n");
            acknowledged = Math.Max(acknowledged, await RunAndKill(tide, i % 3 == 0 ? 1 : 0, random.Next(0, 1_500), "draft", "add", script));
        }

        var verified = await CommandLine.RunIn(tide, null, "ledger", "verify");
        var listed = (await CommandLine.RunIn(tide, null, "draft", "list")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(verified.ExitCode == 0, verified.Out + verified.Error);
        Assert.True(acknowledged > 0, "No draft was acknowledged before a kill; the kills come too early to show anything.");
        Assert.True(listed.Length >= acknowledged);
        for (var number = 1; number <= listed.Length; number += Math.Max(1, listed.Length / 4))
            Assert.Equal(0, (await CommandLine.RunIn(tide, null, "draft", "export", $"{number}", folder[$"out-{number}"])).ExitCode);
    }

    // The highest number that was acknowledged before the kill, or -1.
    private static async Task<long> RunAndKill(string tide, int linesFirst, int milliseconds, params string[] arguments)
    {
        using var process = Process.Start(CommandLine.Start(tide, arguments))!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var acknowledged = -1L;
        for (var i = 0; i < linesFirst && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; i++)
            acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // A last line without its end was cut off in the middle of a number.
        var rest = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n')[..^1];
        Assert.DoesNotContain("stopped:", await error, StringComparison.Ordinal);
        return rest.Length > 0 ? long.Parse(rest[^1], CultureInfo.InvariantCulture) : acknowledged;
    }
}
