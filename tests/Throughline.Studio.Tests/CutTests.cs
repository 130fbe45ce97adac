using System.Text;
using Throughline.Ledger;
using Throughline.Studio.Keys;

namespace Throughline.Studio.Tests;

public sealed class CutTests : IAsyncLifetime
{
    private const string List = "TITLE: TIDE R1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00\n* FROM CLIP NAME: PIER WIDE\n";

    private readonly TemporaryFolder _folder = new();
    private Production _production = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _production = await Production.CreateAsync(_folder["tide"], "Tide", new StudioEdge("ana", "editor", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }), Cancel);

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_cut_comes_back_as_it_came_and_is_in_the_record()
    {
        await _production.Cuts.AddAsync(Encoding.UTF8.GetBytes(List), "r1.edl", "25", Cancel);

        var cut = Assert.Single(await _production.Cuts.ListAsync(Cancel));
        var last = Assert.Single(await Entries(), entry => entry.Kind == EventKind.Imported);

        Assert.Equal((1, "r1.edl", "25", "ana"), (cut.Number, cut.FileName, cut.Rate, cut.Person));
        Assert.Equal(List, Encoding.UTF8.GetString(_production.Cuts.Bytes(cut)));
        Assert.Equal("PIER WIDE", Assert.Single(_production.Cuts.Read(cut).Timeline.Tracks.SelectMany(track => track.Children).OfType<Editorial.Clip>()).Name);
        Assert.Equal(("1", "r1.edl", cut.Content.ToString()), (last.Details["cut"], last.Details["file"], last.Details["sha256"]));
    }

    [Theory]
    [InlineData("INT. HALL - DAY\n\nNobody.\n", "page.edl", null)]
    [InlineData(List, "r1.edl", "quick")]
    [InlineData("", "empty.xml", null)]
    public async Task What_is_no_cut_is_refused_and_leaves_nothing(string content, string name, string? rate)
    {
        await Assert.ThrowsAsync<StudioException>(() => _production.Cuts.AddAsync(Encoding.UTF8.GetBytes(content), name, rate, Cancel));

        Assert.Empty(await _production.Cuts.ListAsync(Cancel));
        Assert.DoesNotContain(await Entries(), entry => entry.Kind == EventKind.Imported);
    }

    private async Task<List<LedgerEvent>> Entries()
    {
        List<LedgerEvent> entries = [];
        await foreach (var entry in _production.Ledger.ReadAsync(0, Cancel))
            entries.Add(LedgerEntryJson.Read(entry.Bytes).Event);
        return entries;
    }
}
