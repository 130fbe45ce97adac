using System.Globalization;
using System.Text.Json;

namespace Throughline.EndToEnd.Live;

/// <summary>Ends the studio as a power cut would while people write; bench/kill-studio does it 200 times.</summary>
public sealed class StudioKillTests
{
    private const int Writers = 8;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("THROUGHLINE_STUDIO_KILLS") ?? "10", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_however_often_the_studio_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var studio = await StudioProcess.StartAsync(Path.Combine(CommandLine.Repository, "throughline"), folder.Path);
        var production = await studio.SampleAsync();
        var writers = Enumerable.Range(0, Writers).Select(i => new HeadlessWriter(studio.Address, production, studio.Cookie, i)).ToArray();
        using var typing = new CancellationTokenSource();
        using var staying = new CancellationTokenSource();
        var tabs = writers.Select(writer => writer.StayAsync(staying.Token)).ToArray();
        var hands = writers.Select(writer => writer.TypeAsync(8, typing.Token)).ToArray();
        var random = new Random(5);

        for (var i = 0; i < Kills; i++)
        {
            // At any moment of the work: after so many more acknowledgements as chance has it.
            var until = writers.Sum(writer => writer.Kept) + random.Next(1, 60);
            await UntilAsync(() => writers.Sum(writer => writer.Kept) >= until, $"round {i}: the writers were not acknowledged");
            await studio.KillAsync();
            await studio.RestartAsync();
        }

        await typing.CancelAsync();
        await Task.WhenAll(hands);
        await UntilAsync(() => writers.All(writer => writer.Waiting == 0), "not everything was acknowledged in the end");
        await UntilAsync(() => writers.Select(writer => writer.Version).Distinct().Count() == 1, "the writers do not come to one version");

        using var visitor = studio.Visitor();
        var history = await HistoryAsync(visitor, production);
        var text = await visitor.GetStringAsync($"/api/v1/productions/{production}/document/text", TestContext.Current.CancellationToken);
        await staying.CancelAsync();
        await Task.WhenAll(tabs);
        var committed = history.Select(edit => edit.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(Enumerable.Range(1, history.Count).Select(i => (long)i), history.Select(edit => edit.GetProperty("sequence").GetInt64()));
        Assert.Equal(committed.Count, committed.Distinct().Count());
        Assert.Equal(writers.SelectMany(writer => writer.Acknowledged).Order(), committed.Order());
        Assert.All(writers, writer => Assert.Equal(text, writer.Text));
        Assert.All(writers, writer => Assert.Empty(writer.Refused));
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills, {committed.Count} edits, {writers.Sum(writer => writer.Connections)} connections");
        foreach (var writer in writers)
            writer.Dispose();
    }

    private static async Task<List<JsonElement>> HistoryAsync(HttpClient visitor, string production)
    {
        List<JsonElement> all = [];
        while (true)
        {
            using var page = JsonDocument.Parse(await visitor.GetStringAsync($"/api/v1/productions/{production}/document/history?after={all.Count}", TestContext.Current.CancellationToken));
            var edits = page.RootElement.GetProperty("edits").EnumerateArray().Select(edit => edit.Clone()).ToList();
            if (edits.Count == 0)
                return all;
            all.AddRange(edits);
        }
    }

    private static async Task UntilAsync(Func<bool> happened, string otherwise)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!happened())
        {
            try
            {
                await look.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                Assert.Fail($"Within a minute {otherwise}.");
            }
        }
    }
}
