using System.Globalization;
using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Writes paragraphs that no file has yet.</summary>
/// <param name="encoding">What the file can hold; the rest becomes character references.</param>
internal sealed class FdxComposer(SourceEncoding encoding)
{
    /// <summary>Characters that XML does not allow and that were replaced by U+FFFD.</summary>
    public int Replaced { get; private set; }

    /// <summary>A whole paragraph, without white space around it.</summary>
    public string Paragraph(FdxItem item, FdxIndent indent)
    {
        var inside = indent.Inside;
        var element = item.Element;
        var body = new StringBuilder();
        if (item.Dual is { } dual)
            body.Append(inside.Line).Append(Block("DualDialogue", dual, inside)).Append(inside.Line).Append("<Text></Text>");
        if (item.Summary.Count > 0)
            body.Append(inside.Line).Append(SceneProperties(item.Summary, inside));
        if (item.HasOmitted)
            body.Append(inside.Line).Append(Block("OmittedScene", item.Omitted, inside));
        if (item.Dual is null)
            AppendText(body, FdxTypes.TextOf(element), item.NotesInside, inside);
        return $"{Tag(item)}{body}{indent.Line}</Paragraph>";
    }

    /// <summary>A tag around paragraphs, without white space around it.</summary>
    public string Block(string name, IEnumerable<FdxItem> items, FdxIndent indent)
    {
        var block = new StringBuilder($"<{name}>");
        foreach (var item in items)
            block.Append(indent.Inside.Line).Append(Paragraph(item, indent.Inside));
        return block.Append(indent.Line).Append("</").Append(name).Append('>').ToString();
    }

    /// <summary>SceneProperties that hold nothing but a summary.</summary>
    public string SceneProperties(IEnumerable<FdxItem> summary, FdxIndent indent) =>
        $"<SceneProperties>{indent.Inside.Line}{Block("Summary", summary, indent.Inside)}{indent.Line}</SceneProperties>";

    /// <summary>A note; with a range it belongs into ScriptNotes, without one into the paragraph it is about.</summary>
    public string Note(string name, string text, (int From, int To)? range, FdxIndent indent)
    {
        var at = range is { } r ? string.Create(CultureInfo.InvariantCulture, $" Range=\"{r.From},{r.To}\"") : "";
        return $"<ScriptNote Name=\"{Attribute(name)}\"{at}>{NoteLines(text, indent)}</ScriptNote>";
    }

    /// <summary>What a note says, with the white space around it: a paragraph for each line.</summary>
    public string NoteLines(string text, FdxIndent indent)
    {
        var lines = new StringBuilder();
        foreach (var line in text.Split('\n'))
            lines.Append(indent.Inside.Line).Append("<Paragraph>").Append(indent.Inside.Inside.Line).Append("<Text>").Append(Text(line)).Append("</Text>").Append(indent.Inside.Line).Append("</Paragraph>");
        return lines.Append(indent.Line).ToString();
    }

    /// <summary>Characters for between tags.</summary>
    public string Text(string text)
    {
        CountIllegal(text);
        return XmlMarkup.EscapeText(text, encoding);
    }

    /// <summary>Characters for an attribute.</summary>
    public string Attribute(string text)
    {
        CountIllegal(text);
        return XmlMarkup.EscapeAttribute(text, encoding);
    }

    /// <summary>A Text's start tag.</summary>
    public static string TextTag(TextStyle style, int revision, int tag)
    {
        var attributes = new StringBuilder("<Text");
        if (revision != 0)
            attributes.Append(CultureInfo.InvariantCulture, $" RevisionID=\"{revision}\"");
        if (style != TextStyle.None)
            attributes.Append(CultureInfo.InvariantCulture, $" Style=\"{FdxMarkup.FormatStyle(style)}\"");
        if (tag != 0)
            attributes.Append(CultureInfo.InvariantCulture, $" TagNumber=\"{tag}\"");
        return attributes.Append('>').ToString();
    }

    private string Tag(FdxItem item)
    {
        var tag = new StringBuilder("<Paragraph");
        if (item.Element is Centered)
            tag.Append(" Alignment=\"Center\"");
        if (item.Element is SceneHeading { Number: { } number })
            tag.Append(CultureInfo.InvariantCulture, $" Number=\"{Attribute(number)}\"");
        if (item.StartsPage)
            tag.Append(" StartsNewPage=\"Yes\"");
        if (item.Bookmark is { } bookmark)
            tag.Append(CultureInfo.InvariantCulture, $" Bookmark=\"{Attribute(bookmark)}\"");
        if (!item.IsUntyped)
            tag.Append(CultureInfo.InvariantCulture, $" Type=\"{(item.Dual is null ? Attribute(FdxTypes.TypeOf(item.Element)) : "General")}\"");
        return tag.Append('>').ToString();
    }

    private void AppendText(StringBuilder body, StyledText text, bool withNotes, FdxIndent indent)
    {
        var notes = withNotes ? text.Notes : [];
        var next = 0;
        foreach (var (start, length, run) in Pieces(text, notes.Select(n => n.Position)))
        {
            AppendNotes(start);
            body.Append(indent.Line).Append(TextTag(run.Style, run.Revision, run.Tag)).Append(Text(text.Plain.Substring(start, length))).Append("</Text>");
        }

        AppendNotes(text.Plain.Length);

        void AppendNotes(int upTo)
        {
            for (; next < notes.Length && notes[next].Position <= upTo; next++)
                body.Append(indent.Line).Append(Note(notes[next].IsBoneyard ? FdxNotes.BoneyardName : "", notes[next].Text, null, indent));
        }
    }

    // The text cut wherever its style changes and at the given places; one empty piece for empty text.
    private static IEnumerable<(int Start, int Length, TextRun Run)> Pieces(StyledText text, IEnumerable<int> cuts)
    {
        var ends = new SortedSet<int>(cuts.Where(c => c > 0 && c < text.Plain.Length)) { text.Plain.Length };
        foreach (var run in text.Runs)
        {
            ends.Add(run.Start);
            ends.Add(run.Start + run.Length);
        }

        var from = 0;
        foreach (var end in ends.Select(e => XmlMarkup.Whole(text.Plain, e)))
        {
            if (end == from && text.Plain.Length > 0)
                continue;
            yield return (from, end - from, text.Runs.FirstOrDefault(r => r.Start <= from && from < r.Start + r.Length));
            from = end;
        }
    }

    private void CountIllegal(string text)
    {
        XmlMarkup.ReplaceIllegal(text, out _, out var count);
        Replaced += count;
    }
}
