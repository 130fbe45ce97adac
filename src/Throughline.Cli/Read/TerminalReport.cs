using System.Collections.Immutable;
using System.Globalization;
using Throughline.Screenplays.Layout;
using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>The report for a terminal: what a writer wants to see first, in lines no wider than asked.</summary>
internal sealed class TerminalReport
{
    private const int Margin = 2;
    private readonly List<TerminalLine> _lines = [];
    private readonly int _width;

    private TerminalReport(int width) => _width = width;

    /// <summary>Columns between the margins.</summary>
    public int Measure => _width - 2 * Margin;

    /// <param name="report">What was measured.</param>
    /// <param name="width">Columns, at least 60.</param>
    public static ImmutableArray<TerminalLine> Of(ScriptReport report, int width)
    {
        var page = new TerminalReport(width);
        page.WriteTitle(report);
        TerminalShape.Write(page, report);
        TerminalPeople.Write(page, report);
        TerminalWorld.Write(page, report);
        page.Line();
        page.Say("Every scene with its lines, and the charts: --html FILE. All numbers for programs: --json.", Ink.Soft);
        page.Line();
        return [.. page._lines];
    }

    /// <summary>Begins a line inside the margin.</summary>
    public TerminalLine Line()
    {
        var line = new TerminalLine(_width - Margin).Add(new string(' ', Margin));
        _lines.Add(line);
        return line;
    }

    /// <summary>A chapter's name over a rule.</summary>
    public void Chapter(string name)
    {
        Line();
        Line();
        Line().Add(name.ToUpperInvariant(), Ink.Strong).Add(" " + new string('─', Math.Max(0, Measure - name.Length - 1)), Ink.Soft);
    }

    /// <summary>Running text, broken at spaces.</summary>
    public void Say(string text, Ink ink = Ink.Plain, int indent = 0)
    {
        var start = new string(' ', indent);
        var line = Line().Add(start);
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            if (!isFirst && line.Columns + 1 + LineCount.Columns(word) > _width - Margin)
            {
                line = Line().Add(start);
                isFirst = true;
            }

            line.Add(isFirst ? word : " " + word, ink);
            isFirst = false;
        }
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void WriteTitle(ScriptReport report)
    {
        Line();
        Say(report.Title, Ink.Strong);
        if (report.Author is not null || report.Draft is not null)
            Say(string.Join(" · ", ((string?[])[report.Author, report.Draft]).Where(s => !string.IsNullOrEmpty(s))), Ink.Soft);
        Line();
        Say(Prose.Lede(report));
        Line();
        var extent = report.Extent;
        if (extent.Pages == 0)
            return;
        Fact("Pages", Number(extent.Pages), extent.Scenes == 0 ? "no scene headings" : $"scenes add up to {extent.SumOfScenes.ToString()}, each rounded up to an eighth");
        Fact("Running time", $"{extent.Minutes} min", "a page a minute");
        Fact("Words", Number(extent.DialogueWords + extent.ActionWords), $"{extent.DialogueWords} spoken in {extent.Speeches} speeches, {extent.ActionWords} of action");
    }

    private void Fact(string name, string value, string remark)
    {
        const int remarks = 14 + 8 + 3;
        var line = Line().Left(name, 14, Ink.Soft).Right(value, 8, Ink.Strong).Add("  ");
        foreach (var word in remark.Split(' '))
        {
            if (line.Columns + 1 + LineCount.Columns(word) > _width - Margin)
                line = Line().Add(new string(' ', remarks - 1));
            line.Add(" " + word, Ink.Soft);
        }
    }
}
