using System.Collections.Immutable;
using Throughline.Cli.Read;
using Throughline.Drafts.Changes;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Diff;

/// <summary>The lines of a diff for a terminal, none wider than asked.</summary>
internal sealed class DiffLines(int width)
{
    private const string Margin = "  ";
    private readonly List<TerminalLine> _lines = [];

    public int Width => width;

    public ImmutableArray<TerminalLine> All => [.. _lines];

    /// <summary>Begins a line inside the margin.</summary>
    public TerminalLine Line()
    {
        var line = new TerminalLine(width).Add(Margin);
        _lines.Add(line);
        return line;
    }

    /// <summary>Running text, broken at spaces; after the first line it is set in by <paramref name="hang"/> columns.</summary>
    public void Say(string text, Ink ink = Ink.Plain, int indent = 0, int hang = 0)
    {
        var line = Line().Add(new string(' ', indent));
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            if (!isFirst && line.Columns + 1 + LineCount.Columns(word) > width)
            {
                line = Line().Add(new string(' ', indent + hang));
                isFirst = true;
            }

            line.Add(isFirst ? word : " " + word, ink);
            isFirst = false;
        }
    }

    /// <summary>The title, the drafts and the news.</summary>
    public void Head(ChangeReport report)
    {
        Line();
        Say(report.Title, Ink.Strong);
        Say($"{report.From} → {report.To}", Ink.Soft);
        Line();
        foreach (var sentence in report.Lede)
            Say(sentence, hang: 2);
    }
}
