using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Brings a title page in line with its entries: lines that were read are rewritten where they stand, others are added at the end under a Bookmark.</summary>
internal sealed class FdxTitleEdits(SourceText source, FdxScript script, FdxComposer composer)
{
    /// <summary>The edits, at offsets of the file.</summary>
    public List<TextEdit> Edits(TitlePage was, TitlePage now)
    {
        if (was.Entries.SequenceEqual(now.Entries))
            return [];
        if (script.TitlePage is not { } page)
            return [new TextEdit(script.Content!.End, 0, $"{source.NewLine}{source.NewLine}  {Compose(now, composer, new FdxIndent(source.NewLine, "  ", "  "))}")];

        var lines = FdxTitlePage.Lines(page.Paragraphs);
        var texts = page.Paragraphs.Select(FdxTypes.ToText).ToArray();
        var offsets = new int[texts.Length];
        var added = new List<TitleEntry>(now.Entries);
        var at = 0;
        foreach (var entry in was.Entries)
        {
            var own = lines.Skip(at).TakeWhile(l => l.Key == entry.Key).ToList();
            at += own.Count;
            var index = added.FindIndex(e => e.Span.IsInSource && e.Span == entry.Span && e.Key == entry.Key);
            var values = index < 0 ? [] : added[index].Values;
            if (index >= 0)
                added.RemoveAt(index);
            if (!values.AsSpan().SequenceEqual(entry.Values.AsSpan()))
                Rewrite(own, values, texts, offsets);
        }

        var edits = new List<TextEdit>();
        var indent = FdxIndent.Of(source, page, page.Paragraphs);
        for (var i = 0; i < texts.Length; i++)
        {
            var old = page.Paragraphs[i];
            if (texts[i] != FdxTypes.ToText(old))
                edits.AddRange(texts[i].IsEmpty ? [FdxSplice.Remove(source.Text, old.Start, old.End)] : new FdxTextPatch(source, old, texts[i], composer).Edits(indent.Inside));
        }

        if (added.Count > 0)
            edits.Add(new TextEdit(page.Paragraphs.Count > 0 ? page.Paragraphs[^1].End : page.TagEnd, 0, string.Concat(Items(added).Select(i => indent.Line + composer.Paragraph(i, indent)))));
        return edits;
    }

    /// <summary>A whole title page.</summary>
    public static string Compose(TitlePage page, FdxComposer composer, FdxIndent indent) =>
        $"<TitlePage>{indent.Inside.Line}{composer.Block("Content", Items(page.Entries), indent.Inside)}{indent.Line}</TitlePage>";

    // The title, credit and authors stand in the middle of the page.
    private static IEnumerable<FdxItem> Items(IEnumerable<TitleEntry> entries) => entries.SelectMany(entry =>
    {
        var isCentered = entry.Key.ToUpperInvariant() is "TITLE" or "CREDIT" or "AUTHOR" or "AUTHORS" or "SOURCE";
        var values = entry.Values.IsEmpty ? [default] : entry.Values;
        return values.Select(v => new FdxItem { Element = isCentered ? new Centered { Text = v } : new General { Text = v }, Bookmark = entry.Key, IsUntyped = true });
    });

    private static void Rewrite(List<FdxTitleLine> own, IReadOnlyList<StyledText> values, StyledText[] texts, int[] offsets)
    {
        for (var i = 0; i < own.Count; i++)
        {
            var line = own[i];
            var p = line.Paragraph;
            var start = line.Start + offsets[p];
            var text = texts[p];
            var isLast = i == own.Count - 1;
            var now = i >= values.Count ? default : isLast ? Join(values.Skip(i)) : values[i];
            var from = start;
            var to = start + line.Length;
            // A line that goes takes its line end with it.
            if (i >= values.Count && from > 0 && text.Plain[from - 1] == '\n')
                from--;
            else if (i >= values.Count && to < text.Plain.Length && text.Plain[to] == '\n')
                to++;
            texts[p] = Join3(FdxTitlePage.Slice(text, 0, from), now, FdxTitlePage.Slice(text, to, text.Plain.Length - to));
            offsets[p] += texts[p].Plain.Length - text.Plain.Length;
        }
    }

    private static StyledText Join(IEnumerable<StyledText> lines) =>
        lines.Aggregate((a, b) => Join3(a, "\n", b));

    private static StyledText Join3(StyledText a, StyledText b, StyledText c)
    {
        var second = a.Plain.Length;
        var third = second + b.Plain.Length;
        return new StyledText(
            a.Plain + b.Plain + c.Plain,
            [.. a.Runs, .. b.Runs.Select(r => r with { Start = r.Start + second }), .. c.Runs.Select(r => r with { Start = r.Start + third })],
            []);
    }
}
