using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;

namespace Throughline.EndToEnd.Live;

/// <summary>Ends one of two servers of a team as a power cut would, while people write on both; bench/kill-studio --team does it more often.</summary>
public sealed class TeamKillTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Writers = 8;
    private const int Prints = 6;

    // In turn the one and the other: at the latest the second has the document.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("THROUGHLINE_TEAM_KILLS") ?? "2", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_one_of_two_servers_is_killed_writing_goes_on_within_ten_seconds_and_nothing_that_was_acknowledged_is_missing()
    {
        using var folder = new TemporaryFolder();
        var connection = await postgres.CreateDatabaseAsync();
        using var first = await TeamProcess.StartAsync(folder["first"], connection);
        using var second = await TeamProcess.StartAsync(folder["second"], connection);
        var servers = new[] { first, second };
        var token = await TeamPerson.TokenAsync(first, Cancel);
        using var atFirst = first.Program(token);
        using var atSecond = second.Program(token);
        var production = await MakeAsync(atFirst, new { sample = true });
        var writers = Enumerable.Range(0, Writers).Select(i => new HeadlessWriter([first.Address, second.Address], production, ("Authorization", $"Bearer {token}"), i)).ToArray();
        using var typing = new CancellationTokenSource();
        using var staying = new CancellationTokenSource();
        var tabs = writers.Select(writer => writer.StayAsync(staying.Token)).ToArray();
        var hands = writers.Select(writer => writer.TypeAsync(4, typing.Token)).ToArray();
        var random = new Random(7);
        var longest = TimeSpan.Zero;

        for (var i = 0; i < Kills; i++)
        {
            var until = writers.Sum(writer => writer.Kept) + random.Next(40, 120);
            await UntilAsync(() => writers.Sum(writer => writer.Kept) >= until && writers.All(writer => writer.Kept > 0), $"round {i}: the writers were not acknowledged");
            await servers[i % 2].KillAsync();
            var killed = Stopwatch.GetTimestamp();
            await UntilAsync(() => writers.All(writer => writer.SilentAfter(killed) is not null), $"round {i}: writing did not go on");
            longest = writers.Max(writer => writer.SilentAfter(killed)!.Value) is var silent && silent > longest ? silent : longest;
            await servers[i % 2].RestartAsync();
        }

        await typing.CancelAsync();
        await Task.WhenAll(hands);
        await UntilAsync(() => writers.All(writer => writer.Waiting == 0), "not everything was acknowledged in the end");
        await UntilAsync(() => writers.Select(writer => writer.Version).Distinct().Count() == 1, "the writers do not come to one version");
        var history = await HistoryAsync(atSecond, production);
        var text = await atFirst.GetStringAsync($"/api/v1/productions/{production}/document/text", Cancel);
        await staying.CancelAsync();
        await Task.WhenAll(tabs);
        var committed = history.Select(edit => edit.GetProperty("id").GetGuid()).ToList();
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills of one of two servers, {committed.Count} edits, {writers.Sum(writer => writer.Connections)} connections; the longest that a writer waited after a kill: {longest.TotalSeconds:F1} s");
        Assert.Equal(Enumerable.Range(1, history.Count).Select(i => (long)i), history.Select(edit => edit.GetProperty("sequence").GetInt64()));
        Assert.Equal(committed.Count, committed.Distinct().Count());
        Assert.Equal(writers.SelectMany(writer => writer.Acknowledged).Order(), committed.Order());
        Assert.All(writers, writer => Assert.Equal(text, writer.Text));
        Assert.All(writers, writer => Assert.Empty(writer.Refused));
        Assert.InRange(longest, TimeSpan.Zero, Longest);
        foreach (var writer in writers)
            writer.Dispose();
    }

    [Fact]
    public async Task Jobs_of_a_server_that_is_killed_are_done_by_the_other()
    {
        using var folder = new TemporaryFolder();
        var connection = await postgres.CreateDatabaseAsync();
        using var first = await TeamProcess.StartAsync(folder["first"], connection);
        using var second = await TeamProcess.StartAsync(folder["second"], connection);
        var token = await TeamPerson.TokenAsync(first, Cancel);
        using var atFirst = first.Program(token);
        using var atSecond = second.Program(token);
        var production = await MakeAsync(atFirst, new { title = "Long" });
        await ImportAsync(atFirst, atSecond, production);

        var jobs = new List<string>();
        for (var i = 0; i < Prints; i++)
        {
            using var begun = await atFirst.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "print", input = new { draft = "1" } }, Cancel);
            Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
            jobs.Add(begun.Headers.Location!.ToString());
        }

        await first.KillAsync();
        var atKill = await atSecond.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/jobs", Cancel);
        var undone = atKill.EnumerateArray().Count(job => job.GetProperty("state").GetString() is "waiting" or "running");

        Assert.True(undone > 0, "All jobs were done before the server was killed.");
        foreach (var job in jobs)
        {
            Assert.Equal("done", (await OverAsync(atSecond, job)).GetProperty("state").GetString());
            Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await atSecond.GetByteArrayAsync(job + "/result", Cancel)).AsSpan(0, 8)), StringComparison.Ordinal);
        }
    }

    // The file goes to one server and the yes to the other.
    private static async Task ImportAsync(HttpClient first, HttpClient second, string production)
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain"), Cancel);
        using var file = new StringContent(string.Join("\n\n", Enumerable.Repeat(sample, 12)));
        using var kept = await first.PostAsync($"/api/v1/productions/{production}/imports?name=long.fountain", file, Cancel);
        var id = (await kept.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
        using var accepted = await second.PostAsync($"/api/v1/productions/{production}/imports/{id}/accept", null, Cancel);
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<string> MakeAsync(HttpClient program, object asked)
    {
        using var made = await program.PostAsJsonAsync("/api/v1/productions", asked, Cancel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancel));
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> OverAsync(HttpClient program, string job)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        late.CancelAfter(TimeSpan.FromSeconds(90));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var answer = await program.GetAsync(job, late.Token);
            if (answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<JsonElement>(late.Token) is var state && state.GetProperty("state").GetString() is "done" or "failed" or "cancelled")
                return state;
            await look.WaitForNextTickAsync(late.Token);
        }
    }

    private static async Task<List<JsonElement>> HistoryAsync(HttpClient program, string production)
    {
        List<JsonElement> all = [];
        while (true)
        {
            using var page = JsonDocument.Parse(await program.GetStringAsync($"/api/v1/productions/{production}/document/history?after={all.Count}", Cancel));
            var edits = page.RootElement.GetProperty("edits").EnumerateArray().Select(edit => edit.Clone()).ToList();
            if (edits.Count == 0)
                return all;
            all.AddRange(edits);
        }
    }

    private static async Task UntilAsync(Func<bool> happened, string otherwise)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        late.CancelAfter(TimeSpan.FromSeconds(90));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!happened())
        {
            try
            {
                await look.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                Assert.Fail($"Within a minute and a half {otherwise}.");
            }
        }
    }
}
