using System.Text;
using Microsoft.Data.Sqlite;
using Throughline.Drafts;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Notes;
using Throughline.Studio.Records;

namespace Throughline.Studio.Tests;

public sealed class KeptMaterialTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private Production _production = null!;

    public async ValueTask InitializeAsync()
    {
        _production = await Production.CreateAsync(_folder["tide"], "Tide", new StudioEdge("ana", "writer", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }), TestContext.Current.CancellationToken);
        await _production.Drafts.AddAsync(Encoding.UTF8.GetBytes("INT. HALL - DAY\n\nRain on the windows.\n"), "tide.fountain", new DraftDescription("White", null, "ana"), TestContext.Current.CancellationToken);
        var draft = await _production.Drafts.FindAsync("1", TestContext.Current.CancellationToken);
        await _production.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Anchor(draft.Lines[1], 0, 4), "Too wet?"), TestContext.Current.CancellationToken);
        await _production.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Anchor(draft.Lines[1], 0, 4), "For me.") { PrivateFor = [] }, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_production_that_nobody_touched_is_as_its_record_says() => Assert.Empty(await Check());

    [Theory]
    [InlineData("UPDATE draft SET Author = 'ben'", "draft-1", "Draft 1: its author is “ben”; it was added with “ana”.")]
    [InlineData("UPDATE draft SET Content = upper(hex(zeroblob(32)))", "draft-1", "Draft 1 is another file than the one that was added.")]
    [InlineData("UPDATE draft SET Number = 2", "draft-2", "Draft 2 is here, but the record does not know of it.")]
    [InlineData("UPDATE private_text SET Plain = CAST('Too dry?' AS BLOB) WHERE Plain IS NOT NULL", "note-1", "Note 1 says something else than when it was made.")]
    [InlineData("UPDATE private_text SET Plain = NULL", "note-1", "The text of Note 1 is gone, and nobody erased it.")]
    [InlineData("UPDATE anchor SET Number = 7 WHERE Number = 2", "note-2", "Note or tag 2 was made, says the record, and is not here.")]
    public async Task What_was_changed_behind_the_record_is_named(string sql, string what, string message)
    {
        await Tamper(sql);

        Assert.Contains(new MaterialFault(what, message), await Check());
    }

    [Fact]
    public async Task A_draft_that_was_taken_out_is_missed()
    {
        await Tamper("DELETE FROM anchor_place; DELETE FROM draft");

        Assert.Contains(new MaterialFault("draft-1", "Draft 1 was added, says the record, and is not here."), await Check());
    }

    [Fact]
    public async Task The_file_of_a_draft_that_was_changed_is_named()
    {
        var file = Directory.EnumerateFiles(Path.Combine(_folder["tide"], "content"), "*", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "more", TestContext.Current.CancellationToken);

        Assert.Equal([new MaterialFault("draft-1", "The file of draft 1 (tide.fountain) is missing or was changed.")], await Check());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_erased_text_is_not_missed(int note)
    {
        await _production.Notes.EraseAsync(note, TestContext.Current.CancellationToken);

        Assert.Empty(await Check());
    }

    private async Task<IEnumerable<MaterialFault>> Check() => await KeptMaterial.CheckAsync(_production, TestContext.Current.CancellationToken);

    private async Task Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_production.Folder!.Database};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
