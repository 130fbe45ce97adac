using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Search;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Tests;

public sealed class NoteTests : IAsyncLifetime
{
    private const string Hall = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed last night?\n\n";
    private const string Pier = "EXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n\nBEN\nIt was never ours to begin with.\n";

    private readonly TemporaryFolder _folder = new();
    private Production _production = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _production = await Production.CreateAsync(_folder["tide"], "Tide", Edge("ana"), Cancel);

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_note_on_the_first_draft_is_on_its_words_in_the_third()
    {
        await Add(Hall + Pier);
        await Note("The ferry", "Which ferry?");
        await Add(Hall + Pier.Replace("without anybody", "with nobody", StringComparison.Ordinal));
        await Add(Pier.Replace("The ferry leaves", "Slowly The ferry leaves", StringComparison.Ordinal) + "\n" + Hall);

        var note = Assert.Single(await Notes("3"));

        Assert.Equal(("Which ferry?", AnchorFate.Carried, 7, 9), (note.Text.Text, note.Place.Fate, note.Place.Start, note.Place.Length));
    }

    [Fact]
    public async Task A_note_whose_line_goes_is_named_by_the_draft_that_loses_it_and_by_the_one_that_brings_it_back()
    {
        await Add(Hall + Pier);
        var number = await Note("The ferry", "Which ferry?");

        var lost = await Add(Hall);
        var back = await Add(Hall + Pier);

        Assert.Equal([number], lost.Notes.Orphaned);
        Assert.Equal([number], back.Notes.Back);
        Assert.Equal(AnchorFate.Orphaned, Assert.Single(await Notes("2")).Place.Fate);
        Assert.Equal(AnchorFate.Carried, Assert.Single(await Notes("3")).Place.Fate);
    }

    [Fact]
    public async Task A_note_made_on_an_old_draft_is_in_the_later_ones_at_once()
    {
        await Add(Hall + Pier);
        await Add(Hall);
        await Add(Pier + "\n" + Hall);

        await Note("The ferry", "Which ferry?", on: "1");

        Assert.Equal([AnchorFate.Carried, AnchorFate.Orphaned, AnchorFate.Carried], (await Task.WhenAll(Notes("1"), Notes("2"), Notes("3"))).Select(notes => notes.Single().Place.Fate));
    }

    [Fact]
    public async Task Making_resolving_and_erasing_are_in_the_record_with_a_salted_hash_and_no_words()
    {
        await Add(Hall + Pier);
        var note = await Note("The ferry", "Which ferry?");
        await _production.Notes.CloseAsync(NoteKind.Note, note, Cancel);
        await _production.Notes.EraseAsync(note, Cancel);

        var entries = await Entries();

        Assert.Equal([EventKind.ProductionMade, EventKind.DraftAdded, EventKind.Noted, EventKind.Noted, EventKind.Erased], entries.Select(entry => entry.Kind));
        Assert.Equal(("added", "resolved"), (entries[2].Details["action"], entries[3].Details["action"]));
        Assert.NotNull(entries[2].Target!.After);
        Assert.DoesNotContain(entries, entry => entry.Details.Values.Any(text => text.Contains("Which", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_note_can_be_resolved_once_and_only_as_what_it_is()
    {
        await Add(Hall + Pier);
        var note = await Note("The ferry", "Which ferry?");
        await _production.Notes.CloseAsync(NoteKind.Note, note, Cancel);

        await Assert.ThrowsAsync<StudioException>(() => _production.Notes.CloseAsync(NoteKind.Note, note, Cancel));
        await Assert.ThrowsAsync<StudioException>(() => _production.Notes.CloseAsync(NoteKind.Tag, note, Cancel));
        await Assert.ThrowsAsync<StudioException>(() => _production.Notes.CloseAsync(NoteKind.Note, 99, Cancel));

        Assert.Equal("ana", Assert.Single(await Notes("1")).ClosedBy);
    }

    [Fact]
    public async Task A_private_note_is_read_by_those_it_is_for_and_sealed_for_all_others()
    {
        using var ben = new KeyRing(_folder["keys-ben"]).Person();
        await _production.Readers.AddAsync(new Reader("ben", ben.PublicKey), Cancel);
        await Add(Hall + Pier);
        await Note("The ferry", "Cut him gently.", isFor: [await _production.Readers.FindAsync("Ben", Cancel)]);

        var seen = new List<string>();
        foreach (var person in (string[])["ana", "ben", "eve"])
        {
            using var production = await Production.OpenAsync(_folder["tide"], Edge(person), Cancel);
            seen.Add((await production.Notes.ListAsync(await production.Drafts.FindAsync("1", Cancel), Cancel))[0].Text.ToString());
        }

        Assert.Equal(["Cut him gently.", "Cut him gently.", "[private]"], seen);
    }

    [Fact]
    public async Task Nobody_can_pass_for_somebody_who_is_known()
    {
        using PersonKey ben = PersonKey.Create(), eve = PersonKey.Create();
        await _production.Readers.AddAsync(new Reader("Ben", ben.PublicKey), Cancel);

        await Assert.ThrowsAsync<StudioException>(() => _production.Readers.AddAsync(new Reader("ben", eve.PublicKey), Cancel));
        await Assert.ThrowsAsync<StudioException>(() => _production.Readers.AddAsync(new Reader("Eve", "bm8ga2V5"), Cancel));

        Assert.Equal([new Reader("Ben", ben.PublicKey)], await _production.Readers.ListAsync(Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erased_note_is_nowhere_in_the_folder_and_the_record_still_verifies(bool isPrivate)
    {
        var words = "Nobody else would write " + Guid.NewGuid();
        await Add(Hall + Pier);
        var number = await Note("The ferry", words, isFor: isPrivate ? [] : default);
        await _production.Search.RefreshAsync(Cancel);
        var traces = await TracesOfAsync();
        await _production.SignAsync(Cancel);

        var isGone = await _production.Notes.EraseAsync(number, Cancel);

        await _production.SignAsync(Cancel);
        var verified = await LedgerVerification.RunAsync(_production.Ledger, [], Cancel);
        _production.Dispose();
        Assert.True(isGone);
        Assert.Equal(2, traces.Count);
        Assert.All(traces.Append(Encoding.UTF8.GetBytes(words)), bytes => Assert.Empty(Traces.Of(bytes, _folder["tide"])));
        Assert.Empty(verified.Faults);
    }

    [Fact]
    public async Task What_is_written_is_found_and_what_is_private_is_not()
    {
        await Add(Hall + Pier);
        await Note("The ferry", "Which ferry?");
        await Note("Rain", "The ferry again, for my eyes.", isFor: []);
        var closed = await Note("Rain", "No ferry here.");
        await _production.Search.RefreshAsync(Cancel);
        await _production.Notes.CloseAsync(NoteKind.Note, closed, Cancel);
        await _production.Search.RefreshAsync(Cancel);

        var found = await _production.Search.FindAsync("FERRY", Cancel);

        Assert.Equal([(SearchKind.Script, "2 EXT. PIER - NIGHT", "The ferry leaves without anybody aboard.", 4), (SearchKind.Note, "The ferry leaves without anybody aboard.", "Which ferry?", 6)],
            found.Select(hit => (hit.Kind, hit.Text.Place, hit.Text.Text, hit.Start)));
    }

    [Fact]
    public async Task Erasing_while_somebody_reads_says_that_traces_may_be_left_and_erasing_again_takes_them_out()
    {
        await Add(Hall + Pier);
        var number = await Note("The ferry", "Which ferry?");
        var traces = await TracesOfAsync();
        await using (var reader = new SqliteConnection($"Data Source={_folder["tide/production.db"]};Mode=ReadOnly;Pooling=False"))
        {
            await reader.OpenAsync(Cancel);
            await using var reading = await reader.BeginTransactionAsync(Cancel);
            await using var command = new SqliteCommand("SELECT count(*) FROM entry", reader, (SqliteTransaction)reading);
            await command.ExecuteScalarAsync(Cancel);
            Assert.False(await _production.Notes.EraseAsync(number, Cancel));
        }

        Assert.True(await _production.Notes.EraseAsync(number, Cancel));

        Assert.Single(await Entries(), entry => entry.Kind == EventKind.Erased);
        _production.Dispose();
        Assert.All(traces, bytes => Assert.Empty(Traces.Of(bytes, _folder["tide"])));
    }

    private async Task<AddedDraft> Add(string script) =>
        await _production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new DraftDescription("", null, "ana"), Cancel);

    private async Task<int> Note(string words, string text, string? on = null, ImmutableArray<Reader> isFor = default)
    {
        var draft = await _production.Drafts.FindOrLatestAsync(on, Cancel);
        var line = _production.Drafts.Read(draft).Elements.First(element => element.Text.Plain.Contains(words, StringComparison.Ordinal));
        return await _production.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Anchor(line.Id, line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length), text) { PrivateFor = isFor }, Cancel);
    }

    private async Task<ImmutableArray<LineNote>> Notes(string draft) => await _production.Notes.ListAsync(await _production.Drafts.FindAsync(draft, Cancel), Cancel);

    private async Task<List<LedgerEvent>> Entries()
    {
        List<LedgerEvent> entries = [];
        await foreach (var entry in _production.Ledger.ReadAsync(0, Cancel))
            entries.Add(LedgerEntryJson.Read(entry.Bytes).Event);
        return entries;
    }

    // The bytes that tell of the one text: its salt and itself, or its ciphertext and the wrapped key.
    private async Task<List<byte[]>> TracesOfAsync()
    {
        await using var context = _production.Database.Open();
        var row = await context.Texts.SingleAsync(Cancel);
        return [.. ((byte[]?[])[row.Salt, row.Plain, row.Sealed]).OfType<byte[]>(), .. await context.TextKeys.Select(key => key.Wrapped).ToListAsync(Cancel)];
    }

    private StudioEdge Edge(string person) => new(person, "writer", new KeyRing(_folder["keys-" + person]), TimeProvider.System, _ => { });
}
