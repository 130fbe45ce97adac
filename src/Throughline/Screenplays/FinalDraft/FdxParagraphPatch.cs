using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Edits one paragraph in place: its attributes, its text, and what Final Draft keeps inside the same tag.</summary>
/// <param name="source">The file.</param>
/// <param name="origin">What was read, by offset.</param>
/// <param name="pageStarts">Offsets of the paragraphs that were read as beginning a page.</param>
/// <param name="notes">Which notes of the file are which of the script.</param>
/// <param name="composer">Writes what is new.</param>
internal sealed class FdxParagraphPatch(SourceText source, IReadOnlyDictionary<int, FdxOrigin> origin, IReadOnlySet<int> pageStarts, FdxNotePlan notes, FdxComposer composer)
{
    private readonly string _xml = source.Text;

    /// <summary>The edits, at offsets of the file; all lie inside the paragraph.</summary>
    public List<TextEdit> Edits(FdxItem item, FdxSplice splice, FdxIndent indent)
    {
        var old = item.Old!;
        var was = origin.GetValueOrDefault(old.Start)?.Element;
        var edits = new List<TextEdit>();
        if (item.Dual is { } dual)
            edits.AddRange(splice.Edits(old.Dual!, "DualDialogue", old.Dual!.Paragraphs, dual));
        if (!item.IsUntyped && item.Element is SceneHeading or Synopsis)
            Summary(item, old, splice, indent, edits);
        var changed = item.Dual is null && was is not null && (!ReferenceEquals(was, item.Element) || LosesRanges(item));
        if (changed)
        {
            Omitted(item, old, was as SceneHeading, splice, indent, edits);
            Text(item, old, was!, indent.Inside, edits);
        }

        Tag(item, old, changed ? was : null, edits);
        return old.CloseStart == old.End && edits.Any(e => e.Start > old.Start) ? [Open(old, edits, indent)] : edits;
    }

    // A note that the file has by range cannot stay one when its paragraph goes into another.
    private bool LosesRanges(FdxItem item) => item.IsEmbedded && notes.Match(item).Any(n => n.Old is null);

    private void Tag(FdxItem item, FdxParagraph old, Element? was, List<TextEdit> edits)
    {
        var tag = _xml[old.Start..old.TagEnd];
        var now = tag;
        if (was is not null && !item.IsUntyped)
        {
            if (FdxTypes.TypeOf(was) != FdxTypes.TypeOf(item.Element))
                Set("Type", FdxTypes.TypeOf(item.Element));
            if (was is Centered != item.Element is Centered)
                Set("Alignment", item.Element is Centered ? "Center" : null);
            var number = (item.Element as SceneHeading)?.Number;
            if (number != (was as SceneHeading)?.Number)
                Set("Number", number);
        }

        if (old.Type is null && !item.IsUntyped && item.Element is Synopsis)
            Set("Type", FdxTypes.OutlineBody);
        if (!item.IsEmbedded && pageStarts.Contains(old.Start) != item.StartsPage)
            Set("StartsNewPage", item.StartsPage ? "Yes" : "No");
        if (now != tag)
            edits.Add(new TextEdit(old.Start, tag.Length, now));

        void Set(string name, string? value) => now = XmlMarkup.WithAttribute(now, name, value, source.Encoding);
    }

    private void Omitted(FdxItem item, FdxParagraph old, SceneHeading? was, FdxSplice splice, FdxIndent indent, List<TextEdit> edits)
    {
        if (old.Omitted is { } block && item.HasOmitted)
        {
            if (was is null || !was.OmittedElements.AsSpan().SequenceEqual(((SceneHeading)item.Element).OmittedElements.AsSpan(), ReferenceEqualityComparer.Instance))
                edits.AddRange(splice.Edits(block, "OmittedScene", block.Paragraphs, item.Omitted));
        }
        else if (item.HasOmitted)
        {
            var before = FdxSplice.BeforeWhiteSpace(_xml, old.Texts.Count > 0 ? old.Texts[0].Start : old.CloseStart);
            edits.Add(new TextEdit(before, 0, indent.Inside.Line + splice.Block("OmittedScene", item.Omitted, indent.Inside)));
        }
        else if (old.Omitted is { } gone && item.Element is SceneHeading)
        {
            edits.Add(FdxSplice.Remove(_xml, gone.Start, gone.End));
        }
    }

    private void Summary(FdxItem item, FdxParagraph old, FdxSplice splice, FdxIndent indent, List<TextEdit> edits)
    {
        if (old.SummaryBlock is { } block)
            edits.AddRange(splice.Edits(block, "Summary", [.. block.Paragraphs.Where(p => p.TextLength > 0)], item.Summary));
        else if (item.Summary.Count == 0)
            return;
        else if (old.SceneProperties is { } properties && properties.CloseStart < properties.End)
            edits.Add(new TextEdit(properties.TagEnd, 0, indent.Inside.Inside.Line + composer.Block("Summary", item.Summary, indent.Inside.Inside)));
        else if (old.SceneProperties is { } empty)
            edits.Add(new TextEdit(empty.Start, empty.End - empty.Start, $"{FdxSplice.Opened(_xml[empty.Start..empty.TagEnd])}{indent.Inside.Inside.Line}{composer.Block("Summary", item.Summary, indent.Inside.Inside)}{indent.Inside.Line}</SceneProperties>"));
        else
            edits.Add(new TextEdit(old.TagEnd, 0, indent.Inside.Line + composer.SceneProperties(item.Summary, indent.Inside)));
    }

    private void Text(FdxItem item, FdxParagraph old, Element was, FdxIndent indent, List<TextEdit> edits)
    {
        var text = FdxTypes.TextOf(item.Element);
        var inside = notes.Match(item).Where(n => n.Old is { Range.Start: < 0 } || (n.Old is null && item.NotesInside)).ToList();
        var sameText = text.Plain == old.Plain && text.Runs.AsSpan().SequenceEqual(FdxTypes.ToText(old).Runs.AsSpan());
        var sameNotes = inside.Select(n => n.Old).SequenceEqual(old.Notes ?? []) && inside.All(n => n.Note.Position == n.Old!.From && FdxNotes.ToInline(n.Old, n.Old.From) == n.Note);
        if (sameText && sameNotes)
            return;
        var patch = new FdxTextPatch(source, old, text, composer);
        if (inside.Count == 0 && old.Notes is null)
            edits.AddRange(patch.Edits(indent));
        else
            Rebuild(patch, old, text, inside, indent, edits);
    }

    // Text and notes in turn, in place of all the text and notes there were.
    private void Rebuild(FdxTextPatch patch, FdxParagraph old, StyledText text, List<(InlineNote Note, FdxNote? Old)> inside, FdxIndent indent, List<TextEdit> edits)
    {
        var parts = new List<string>();
        var next = 0;
        foreach (var piece in patch.Pieces([.. inside.Select(n => n.Note.Position)]))
        {
            AddNotes(piece.Start);
            parts.Add(patch.Render(piece));
        }

        AddNotes(text.Plain.Length);
        var before = old.Texts.Select(t => (t.Start, t.End)).Concat((old.Notes ?? []).Select(n => (n.Start, n.End))).OrderBy(p => p.Start).ToList();
        var joined = string.Join(indent.Line, parts);
        if (before.Count == 0)
            edits.Add(new TextEdit(FdxSplice.BeforeWhiteSpace(_xml, old.CloseStart), 0, indent.Line + joined));
        else
            edits.Add(new TextEdit(before[0].Start, before[0].End - before[0].Start, joined));
        edits.AddRange(before.Skip(1).Select(p => FdxSplice.Remove(_xml, p.Start, p.End)));

        void AddNotes(int upTo)
        {
            for (; next < inside.Count && inside[next].Note.Position <= upTo; next++)
                parts.Add(Render(inside[next].Note, inside[next].Old, indent));
        }
    }

    private string Render(InlineNote note, FdxNote? old, FdxIndent indent)
    {
        if (old is null)
            return composer.Note(note.IsBoneyard ? FdxNotes.BoneyardName : "", note.Text, null, indent);
        return FdxNotes.ToInline(old, note.Position) == note
            ? _xml[old.Start..old.End]
            : FdxSplice.Opened(_xml[old.Start..old.TagEnd]) + composer.NoteLines(FdxNotes.WithoutName(old, note.Text), indent) + "</ScriptNote>";
    }

    // A paragraph that closed itself, opened for what comes into it.
    private TextEdit Open(FdxParagraph old, List<TextEdit> edits, FdxIndent indent)
    {
        var tag = edits.Where(e => e.Start == old.Start && e.Length > 0).Select(e => e.NewText).FirstOrDefault(_xml[old.Start..old.TagEnd]);
        var inside = string.Concat(edits.Where(e => e.Start > old.Start || e.Length == 0).Select(e => e.NewText));
        return new TextEdit(old.Start, old.End - old.Start, $"{FdxSplice.Opened(tag)}{inside}{indent.Line}</Paragraph>");
    }
}
