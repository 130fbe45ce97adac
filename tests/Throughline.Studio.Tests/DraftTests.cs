using System.Text;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Records;

namespace Throughline.Studio.Tests;

public sealed class DraftTests : IAsyncLifetime
{
    private const string White = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed last night?\n\nEXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n\nBEN\nIt was never ours to begin with.\n";

    private readonly TemporaryFolder _folder = new();
    private Production _production = null!;

    public async ValueTask InitializeAsync() =>
        _production = await Production.CreateAsync(_folder["tide"], "Tide", new StudioEdge("ana", "writer", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_line_keeps_its_identity_through_drafts_that_edit_and_move_it()
    {
        await Add(White);
        await Add(White.Replace("Rain on", "Hard rain on", StringComparison.Ordinal));
        await Add("EXT. PIER - NIGHT" + White.Split("EXT. PIER - NIGHT")[1] + "\n" + White.Split("EXT. PIER - NIGHT")[0]);

        var drafts = await _production.Drafts.ListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(IdOf(drafts[0], "Rain on"), IdOf(drafts[1], "Hard rain"));
        Assert.Equal(IdOf(drafts[0], "Did you lock"), IdOf(drafts[2], "Did you lock"));
    }

    [Fact]
    public async Task A_scene_that_was_cut_and_comes_back_has_its_old_identity()
    {
        await Add(White);
        await Add(White.Split("EXT. PIER")[0]);
        await Add(White.Split("EXT. PIER")[0].Replace("last night", "this morning", StringComparison.Ordinal));
        var added = await Add(White);

        var drafts = await _production.Drafts.ListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(4, added.Returned);
        Assert.Equal(IdOf(drafts[0], "The ferry"), IdOf(drafts[3], "The ferry"));
    }

    [Fact]
    public async Task No_identity_is_given_twice()
    {
        await Add(White);
        await Add(White.Split("EXT. PIER")[0]);
        await Add(White.Split("EXT. PIER")[0] + "INT. KITCHEN - DAY\n\nSomebody whistles upstairs.\n");

        var drafts = await _production.Drafts.ListAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(IdOf(drafts[2], "Somebody whistles"), drafts[0].Lines);
        Assert.Distinct(drafts[2].Lines);
    }

    [Fact]
    public async Task The_file_comes_out_as_it_went_in_and_the_record_names_it()
    {
        await Add(White.Replace("\n", "\r\n", StringComparison.Ordinal));

        var draft = await _production.Drafts.FindAsync("1", TestContext.Current.CancellationToken);

        Assert.Equal(White.Replace("\n", "\r\n", StringComparison.Ordinal), Encoding.UTF8.GetString(_production.Drafts.Bytes(draft)));
        var verified = await LedgerVerification.RunAsync(_production.Ledger, [], TestContext.Current.CancellationToken);
        Assert.Equal((2L, 0), (verified.Size, verified.Faults.Length));
    }

    [Fact]
    public async Task A_file_that_holds_no_script_is_not_added()
    {
        await Assert.ThrowsAsync<StudioException>(() => Add(""));

        Assert.Empty(await _production.Drafts.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_draft_whose_file_was_changed_is_not_shown()
    {
        await Add(White);
        var draft = await _production.Drafts.FindAsync("1", TestContext.Current.CancellationToken);
        var file = Directory.EnumerateFiles(Path.Combine(_folder["tide"], "content"), "*", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "more", TestContext.Current.CancellationToken);

        Assert.Throws<StudioException>(() => _production.Drafts.Bytes(draft));
    }

    [Fact]
    public async Task A_file_that_was_lost_is_back_when_the_same_is_brought_in_again()
    {
        await Add(White);
        var file = Directory.EnumerateFiles(Path.Combine(_folder["tide"], "content"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(file, "damaged", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StudioException>(() => Add(White + "\nMore."));

        await Add(White);

        var draft = await _production.Drafts.FindAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal(White, Encoding.UTF8.GetString(_production.Drafts.Bytes(draft)));
    }

    private Task<AddedDraft> Add(string script) =>
        _production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new DraftDescription("", null, "ana"), TestContext.Current.CancellationToken);

    private LineId IdOf(Draft draft, string start) =>
        _production.Drafts.Read(draft).Elements.Single(e => e.Text.Plain.StartsWith(start, StringComparison.Ordinal)).Id;
}
