using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Diff;

/// <summary>One side of a line, broken to the width of its column.</summary>
internal static class Column
{
    /// <summary>A whole line in one ink.</summary>
    public static List<List<TerminalPiece>> Of(Element element, Ink ink, int width) => Wrap([(Text(element), ink)], Indent(element), width);

    /// <summary>A changed line, its changed words in ink or in brackets.</summary>
    public static List<List<TerminalPiece>> OfChanged(Element element, IEnumerable<WordRun> runs, bool isOld, bool isPlain, int width)
    {
        var text = Text(element);
        var pieces = new List<(string Text, Ink Ink)>();
        foreach (var run in runs)
        {
            var part = isOld ? text.Substring(run.StartA, run.LengthA) : text.Substring(run.StartB, run.LengthB);
            if (part.Length == 0)
                continue;
            if (run.IsKept || !isPlain)
                pieces.Add((part, run.IsKept ? Ink.Plain : isOld ? Ink.Removed : Ink.Added));
            else
                pieces.Add((isOld ? $"[-{part}-]" : $"{{+{part}+}}", Ink.Plain));
        }

        return Wrap(pieces, Indent(element), width);
    }

    private static string Text(Element element) => element.Text.Plain.Replace('\n', ' ');

    private static int Indent(Element element) => element.Kind switch
    {
        ElementKind.Cue => 10,
        ElementKind.Parenthetical => 6,
        ElementKind.Dialogue or ElementKind.Lyrics => 4,
        _ => 0,
    };

    private static List<List<TerminalPiece>> Wrap(List<(string Text, Ink Ink)> pieces, int indent, int width)
    {
        var lines = new List<List<TerminalPiece>>();
        var columns = int.MaxValue;
        foreach (var word in Words(pieces))
        {
            var wide = word.Sum(piece => LineCount.Columns(piece.Text));
            if (columns > width - 1 - wide && (columns > indent || lines.Count == 0))
            {
                lines.Add(indent > 0 ? [new TerminalPiece(new string(' ', indent), Ink.Plain)] : []);
                columns = indent;
            }
            else
            {
                lines[^1].Add(new TerminalPiece(" ", Ink.Plain));
                columns++;
            }

            lines[^1].AddRange(word);
            columns += wide;
        }

        return lines;
    }

    // Words without spaces; one may be partly changed and so in several pieces.
    private static List<List<TerminalPiece>> Words(List<(string Text, Ink Ink)> pieces)
    {
        var words = new List<List<TerminalPiece>>();
        var isOpen = false;
        foreach (var (text, ink) in pieces)
        {
            var parts = SafeText.Line(text).Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                isOpen &= i == 0;
                if (parts[i].Length == 0)
                    continue;
                if (!isOpen)
                    words.Add([]);
                words[^1].Add(new TerminalPiece(parts[i], ink));
                isOpen = true;
            }
        }

        return words;
    }
}
