using System.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>Writes the text of an element with its marks: emphasis, escapes, notes. The reader gets the same text back.</summary>
internal static class FountainMarkup
{
    private static readonly (TextStyle Style, string Mark)[] Marks = [(TextStyle.Bold, "**"), (TextStyle.Italic, "*"), (TextStyle.Underline, "_")];

    /// <summary>The lines of a text with marks; notes that run over several lines do so here too.</summary>
    /// <param name="text">What to write.</param>
    /// <param name="losses">Gets what Fountain cannot say.</param>
    /// <param name="isMistaken">Given a line without its notes, says whether its first character needs a backslash.</param>
    public static List<MarkedLine> Lines(StyledText text, FountainLosses losses, Predicate<string>? isMistaken = null)
    {
        var lines = new List<MarkedLine>();
        var plain = text.Plain;
        var start = 0;
        while (true)
        {
            var end = plain.IndexOf('\n', start);
            end = end < 0 ? plain.Length : end;
            lines.Add(Line(text, start, end, losses, isMistaken));
            if (end == plain.Length)
                return lines;
            start = end + 1;
        }
    }

    /// <summary>A note or cut with its brackets. A line end inside it gets two spaces where it would be empty.</summary>
    public static string Hidden(string content, bool isBoneyard, FountainLosses losses)
    {
        var closer = isBoneyard ? "*/" : "]]";
        if (content.Contains(closer, StringComparison.Ordinal))
        {
            losses.Count(FountainLoss.ClosingBracketInNote);
            content = content.Replace(closer, closer[0] + " " + closer[1], StringComparison.Ordinal);
        }

        var last = content.Count(c => c == '\n');
        if (!isBoneyard)
            content = string.Join('\n', content.Split('\n').Select((line, i) => string.IsNullOrWhiteSpace(line) && i > 0 && i < last ? "  " : line));
        return isBoneyard ? $"/*{content}*/" : $"[[{content}]]";
    }

    private static MarkedLine Line(StyledText text, int start, int end, FountainLosses losses, Predicate<string>? isMistaken)
    {
        var styles = new TextStyle[end - start];
        foreach (var run in text.Runs)
        {
            for (var i = Math.Max(run.Start, start); i < Math.Min(run.Start + run.Length, end); i++)
                styles[i - start] = run.Style;
        }

        var line = text.Plain[start..end];
        line = Capitals(line, styles, losses);
        var noted = text.Notes.Any(note => note.Position >= start && note.Position <= end);
        var marked = Marked(line, styles, noted);
        if (!Says(marked, line, styles))
        {
            losses.Count(FountainLoss.Emphasis);
            marked = Marked(line, new TextStyle[line.Length], noted);
        }

        var visible = string.Concat(marked);
        if (isMistaken?.Invoke(visible) == true)
        {
            var first = FountainRules.Indent(line);
            marked[first] = "\\" + marked[first];
            visible = string.Concat(marked);
        }

        return new MarkedLine(WithNotes(marked, text, start, losses), visible);
    }

    private static string Capitals(string line, TextStyle[] styles, FountainLosses losses)
    {
        if (Array.Exists(styles, s => s.HasFlag(TextStyle.Strikeout)))
            losses.Count(FountainLoss.Strikeout);
        var capitals = Array.Exists(styles, s => s.HasFlag(TextStyle.AllCaps))
            ? string.Concat(line.Select((c, i) => styles[i].HasFlag(TextStyle.AllCaps) ? char.ToUpperInvariant(c) : c)) : line;
        for (var i = 0; i < styles.Length; i++)
            styles[i] &= TextStyle.Bold | TextStyle.Italic | TextStyle.Underline;

        // Emphasis holds on to letters: white space at its edges cannot carry it.
        for (var i = 0; i < styles.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
                styles[i] &= (i > 0 ? styles[i - 1] : TextStyle.None) & NextLetter(line, styles, i);
        }

        return capitals;
    }

    private static TextStyle NextLetter(string line, TextStyle[] styles, int from)
    {
        while (from < line.Length && char.IsWhiteSpace(line[from]))
            from++;
        return from < line.Length ? styles[from] : TextStyle.None;
    }

    private static string[] Marked(string line, TextStyle[] styles, bool noted)
    {
        var escapes = noted || Array.Exists(styles, s => s != TextStyle.None) || ChangesWhenRead(line);
        var pieces = new string[line.Length + 1];
        var open = new Stack<(TextStyle Style, string Mark)>();
        for (var i = 0; i <= line.Length; i++)
        {
            var piece = new StringBuilder();
            var wanted = i < line.Length ? styles[i] : TextStyle.None;
            while (open.Any(o => !wanted.HasFlag(o.Style)))
                piece.Append(open.Pop().Mark);
            // What lasts longest opens first, so that it closes last.
            foreach (var mark in Marks.Where(m => wanted.HasFlag(m.Style) && open.All(o => o.Style != m.Style)).OrderByDescending(m => Lasts(styles, i, m.Style)))
            {
                piece.Append(mark.Mark);
                open.Push(mark);
            }

            if (i < line.Length)
                piece.Append(Escaped(line, i, escapes, noted));
            pieces[i] = piece.ToString();
            // A slash before a star would open a cut.
            if (i > 0 && line[i - 1] == '/' && pieces[i].StartsWith('*'))
                pieces[i - 1] = pieces[i - 1][..^1] + "\\/";
        }

        return pieces;
    }

    private static int Lasts(TextStyle[] styles, int from, TextStyle style)
    {
        var to = from;
        while (to < styles.Length && styles[to].HasFlag(style))
            to++;
        return to - from;
    }

    private static string Escaped(string line, int at, bool escapes, bool noted)
    {
        var c = line[at];
        var pairs = (c == '[' && (noted || (at + 1 < line.Length && line[at + 1] == '[') || (at > 0 && line[at - 1] == '[')));
        return pairs || (escapes && (c is '*' or '_' or '\\')) ? $"\\{c}" : c.ToString();
    }

    private static bool ChangesWhenRead(string line)
    {
        if (FountainText.IsPlain(line) && !line.Contains("[[", StringComparison.Ordinal))
            return false;
        var marks = new Emphasis.Mark[line.Length];
        Emphasis.Find(line, marks);
        return Array.Exists(marks, m => m.Drops) || line.Contains("[[", StringComparison.Ordinal) || line.Contains("/*", StringComparison.Ordinal);
    }

    private static bool Says(string[] pieces, string line, TextStyle[] styles)
    {
        var written = string.Concat(pieces);
        var text = new FountainText(written, new StringBuilder());
        text.AddLine(written, 0, written.Length, 0, [], expandTabs: false);
        var read = text.Finish();
        var back = new TextStyle[read.Plain.Length];
        foreach (var run in read.Runs)
            back.AsSpan(run.Start, run.Length).Fill(run.Style);
        return read.Plain == line && back.AsSpan().SequenceEqual(styles);
    }

    private static string WithNotes(string[] pieces, StyledText text, int start, FountainLosses losses)
    {
        if (text.Notes.IsEmpty)
            return string.Concat(pieces);
        var line = new StringBuilder();
        for (var i = 0; i < pieces.Length; i++)
        {
            foreach (var note in text.Notes)
            {
                if (note.Position == start + i)
                    line.Append(Hidden(note.Text, note.IsBoneyard, losses));
            }

            line.Append(pieces[i]);
        }

        return line.ToString();
    }
}

/// <summary>A line ready to be written.</summary>
/// <param name="Written">With everything.</param>
/// <param name="Visible">Without notes and boneyard: what the rules look at.</param>
internal readonly record struct MarkedLine(string Written, string Visible);
