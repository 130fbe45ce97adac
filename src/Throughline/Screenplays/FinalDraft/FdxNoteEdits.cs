using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Brings ScriptNotes in line with the notes of an edited script.</summary>
internal sealed class FdxNoteEdits(SourceText source, FdxScript script, FdxNotePlan plan, FdxPlaces places, FdxComposer composer, List<Diagnostic> diagnostics)
{
    private readonly List<TextEdit> _edits = [];
    private readonly List<string> _added = [];
    private readonly FdxIndent _indent = Indent(source, script);

    /// <summary>The edits, at offsets of the file.</summary>
    /// <param name="items">The paragraphs of the script as they are to be.</param>
    /// <param name="standingAtEnd">The notes that stand after them.</param>
    public List<TextEdit> Edits(IEnumerable<FdxItem> items, IEnumerable<Element> standingAtEnd)
    {
        var byStart = script.Notes.ToDictionary(n => n.Start);
        foreach (var item in items)
        {
            Standing(item.Standing, byStart, places[item]);
            foreach (var part in item.Dual ?? [item])
                Inline(part, item);
        }

        Standing(standingAtEnd, byStart, places.Length);
        foreach (var note in script.Notes.Where(n => !plan.IsUsed(n)))
        {
            _edits.Add(FdxSplice.Remove(source.Text, note.Start, note.End));
            Say("FDX032", note, $"The note \"{Short(note.Text)}\" is no longer in the script and was taken out of the file.");
        }

        AddNew();
        return _edits;
    }

    /// <summary>How far a new note reaches: to the end of the word it stands before, at least one place.</summary>
    public static int Reach(string plain, int position)
    {
        var end = position;
        while (end < plain.Length && !char.IsWhiteSpace(plain[end]))
            end++;
        return Math.Max(end, position + 1);
    }

    private void Standing(IEnumerable<Element> notes, Dictionary<int, FdxNote> byStart, int at)
    {
        foreach (var note in notes)
        {
            var text = note.Text.Plain;
            if (byStart.TryGetValue(note.Span.Start, out var old) && FdxNotes.ToStanding(old)?.Kind == note.Kind && plan.Use(old))
                Keep(old, at, at, text);
            else
                _added.Add(composer.Note(note is Boneyard ? FdxNotes.BoneyardName : FdxNotes.StandingName, text, (at, at), _indent));
        }
    }

    private void Inline(FdxItem part, FdxItem item)
    {
        var plain = FdxTypes.TextOf(part.Element).Plain;
        var start = places[item] + item.EmbeddedLength;
        var same = part.Old is { } paragraph && paragraph.Plain == plain;
        foreach (var (note, old) in plan.Match(part))
        {
            if (old is { Range.Start: < 0 } || (old is null && part.NotesInside))
                continue;
            if (old is null)
            {
                _added.Add(composer.Note(note.IsBoneyard ? FdxNotes.BoneyardName : "", note.Text, (start + note.Position, start + Reach(plain, note.Position)), _indent));
                continue;
            }

            var isMoved = !part.IsEmbedded && (!same || FdxNotes.ToInline(old, old.From - item.Old!.Position - item.Old.EmbeddedLength).Position != note.Position);
            var from = isMoved ? start + note.Position : places.Map(old.From);
            Keep(old, from, Math.Max(from, places.Map(old.To)), note.Text);
        }
    }

    private void Keep(FdxNote old, int from, int to, string text)
    {
        if (from != old.From || to != old.To)
            _edits.Add(new TextEdit(old.Range.Start, old.Range.Length, string.Create(CultureInfo.InvariantCulture, $"{from},{to}")));
        if (text == old.Text || text == FdxNotes.ToInline(old, 0).Text)
            return;
        var lines = composer.NoteLines(FdxNotes.WithoutName(old, text), _indent);
        if (old.CloseStart < old.End)
            _edits.Add(new TextEdit(old.TagEnd, old.CloseStart - old.TagEnd, lines));
        else
            Say("FDX033", old, $"The note on line {source.LineAt(old.Start)} was empty and stays so: \"{Short(text)}\" is not written.");
    }

    private void AddNew()
    {
        if (_added.Count == 0)
            return;
        var notes = string.Concat(_added.Select(n => _indent.Line + n));
        var text = source.Text;
        if (script.NotesBlock is { } block && block.CloseStart < block.End)
            _edits.Add(new TextEdit(script.Notes.Count > 0 ? script.Notes[^1].End : block.TagEnd, 0, script.Notes.Count > 0 ? notes : notes + _indent.NewLine + FdxIndent.Leading(text, block.Start)));
        else if (script.NotesBlock is { } empty)
            _edits.Add(new TextEdit(empty.Start, empty.End - empty.Start, $"<ScriptNotes>{notes}{_indent.NewLine}{FdxIndent.Leading(text, empty.Start)}</ScriptNotes>"));
        else
            _edits.Add(new TextEdit(script.Content!.End, 0, $"{_indent.NewLine}  <ScriptNotes>{notes}{_indent.NewLine}  </ScriptNotes>"));
    }

    private static FdxIndent Indent(SourceText source, FdxScript script)
    {
        var block = script.NotesBlock is null ? "  " : FdxIndent.Leading(source.Text, script.NotesBlock.Start) ?? "";
        return new FdxIndent(source.NewLine, block + "  ", "  ");
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");

    private void Say(string code, FdxNote note, string message) =>
        diagnostics.Add(new Diagnostic(code, Severity.Info, source.SpanAt(note.Start, note.End - note.Start), message));
}
