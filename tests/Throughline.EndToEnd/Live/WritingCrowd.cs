using System.Diagnostics;
using System.Text.Json;

namespace Throughline.EndToEnd.Live;

/// <summary>Writers who type in one document until they are told to stop, and what must be so afterwards.</summary>
internal sealed class WritingCrowd : IDisposable
{
    // For states that come within seconds on a machine that has time; none that is measured.
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _typing = new();
    private readonly CancellationTokenSource _staying = new();
    private readonly Task[] _tabs;
    private readonly Task[] _hands;

    /// <summary>Begins.</summary>
    /// <param name="writers">Who.</param>
    /// <param name="perSecond">How many edits a second each makes.</param>
    public WritingCrowd(IEnumerable<HeadlessWriter> writers, double perSecond)
    {
        Writers = [.. writers];
        _tabs = [.. Writers.Select(writer => writer.StayAsync(_staying.Token))];
        _hands = [.. Writers.Select(writer => writer.TypeAsync(perSecond, _typing.Token))];
    }

    public IReadOnlyList<HeadlessWriter> Writers { get; }

    /// <summary>How many edits were acknowledged.</summary>
    public int Kept => Writers.Sum(writer => writer.Kept);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Waits until so many more are acknowledged, and one of everybody's.</summary>
    public Task WriteAsync(int more, string when)
    {
        var until = Kept + more;
        return UntilAsync(() => Kept >= until && Writers.All(writer => writer.Kept > 0), $"{when}: the writers were not acknowledged");
    }

    /// <summary>Waits until everybody was acknowledged again after a moment.</summary>
    /// <param name="since">In ticks of the stopwatch.</param>
    /// <param name="when">Of what.</param>
    /// <returns>How long whoever waited longest was silent.</returns>
    public async Task<TimeSpan> GoOnAsync(long since, string when)
    {
        await UntilAsync(() => Writers.All(writer => writer.SilentAfter(since) is not null), $"{when}: writing did not go on");
        return Writers.Max(writer => writer.SilentAfter(since)!.Value);
    }

    /// <summary>Stops typing, waits until all is acknowledged, and holds what the servers have against what the writers know.</summary>
    /// <param name="programs">A program at each server.</param>
    /// <param name="production">Whose document it is.</param>
    /// <returns>How many edits there are.</returns>
    public async Task<int> EndAsync(IReadOnlyList<HttpClient> programs, string production)
    {
        await _typing.CancelAsync();
        await Task.WhenAll(_hands);
        await UntilAsync(() => Writers.All(writer => writer.Waiting == 0), "not everything was acknowledged in the end");
        await UntilAsync(() => Writers.Select(writer => writer.Version).Distinct().Count() == 1, "the writers do not come to one version");
        var history = await HistoryAsync(programs[^1], production);
        List<string> texts = [];
        foreach (var program in programs)
            texts.Add(await program.GetStringAsync($"/api/v1/productions/{production}/document/text", Cancel));
        await _staying.CancelAsync();
        await Task.WhenAll(_tabs);
        var committed = history.Select(edit => edit.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(Enumerable.Range(1, history.Count).Select(i => (long)i), history.Select(edit => edit.GetProperty("sequence").GetInt64()));
        Assert.Equal(committed.Count, committed.Distinct().Count());
        Assert.Equal(Writers.SelectMany(writer => writer.Acknowledged).Order(), committed.Order());
        Assert.All(Writers, writer => Assert.All(texts, text => Assert.Equal(text, writer.Text)));
        Assert.All(Writers, writer => Assert.Empty(writer.Refused));
        return committed.Count;
    }

    public void Dispose()
    {
        _typing.Cancel();
        _staying.Cancel();
        foreach (var writer in Writers)
            writer.Dispose();
        _typing.Dispose();
        _staying.Dispose();
    }

    /// <summary>Waits for a state.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened, string otherwise)
    {
        var began = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await happened())
        {
            if (Stopwatch.GetElapsedTime(began) > AtMost)
                Assert.Fail($"Within {AtMost.TotalMinutes} minutes {otherwise}.");
            await look.WaitForNextTickAsync(Cancel);
        }
    }

    private Task UntilAsync(Func<bool> happened, string otherwise) =>
        UntilAsync(async () =>
        {
            // A tab that broke says why.
            if (Array.Find(_tabs, tab => tab.IsFaulted) is { } broken)
                await broken;
            return happened();
        }, otherwise);

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
}
