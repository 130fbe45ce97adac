using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Read;
using Throughline.Editorial.Changes;
using Throughline.Time;

namespace Throughline.Cli.Cut;

/// <summary>Two cuts compared, for a terminal.</summary>
internal sealed class TerminalCutDiff
{
    private const int Margin = 2;
    private const int Times = 13;
    private readonly ImmutableArray<TerminalLine>.Builder _lines = ImmutableArray.CreateBuilder<TerminalLine>();
    private readonly CutComparison _comparison;
    private readonly int _width;

    private TerminalCutDiff(CutComparison comparison, int width) => (_comparison, _width) = (comparison, width);

    /// <param name="comparison">The cuts.</param>
    /// <param name="department">Whom to tell; null for everybody.</param>
    /// <param name="width">Columns, at least 60.</param>
    public static ImmutableArray<TerminalLine> Of(CutComparison comparison, CutDepartment? department, int width)
    {
        var screen = new TerminalCutDiff(comparison, width);
        screen.Line();
        screen.Line().Add(comparison.New.Name.Length > 0 ? comparison.New.Name : "A cut", Ink.Strong);
        screen.Line().Add($"against {(comparison.Old.Name.Length > 0 ? comparison.Old.Name : "the cut before")} · {comparison.New.Timebase} fps{(department is { } one ? " · for " + CutChangesReport.Name(one) : "")}", Ink.Soft);
        screen.Line();
        foreach (var sentence in CutNews.Of(comparison))
            screen.Paragraph(sentence);
        var changes = department is { } who ? CutDepartments.For(comparison, who) : [.. comparison.Changes.Where(c => !c.IsKept)];
        if (changes.Length > 0)
            screen.Clips(changes, department is CutDepartment.Vfx or CutDepartment.Colour);
        else if (department is not null and not CutDepartment.Music && !comparison.IsSame)
            screen.Paragraph(department is CutDepartment.Colour ? "No clip shows frames that the old cut did not." : department is CutDepartment.Vfx ? "No effects shot changed." : "No clip of a sound track changed.");
        if (!comparison.IsSame && (department is null || CutDepartments.Conforms(department.Value)))
            screen.Stretches();
        screen.Line();
        return screen._lines.DrainToImmutable();
    }

    private TerminalLine Line()
    {
        var line = new TerminalLine(_width - Margin).Add(new string(' ', Margin));
        _lines.Add(line);
        return line;
    }

    private void Paragraph(string text)
    {
        foreach (var line in Wrapped(text, _width - 2 * Margin))
            Line().Add(line);
    }

    // Source times for those who pull media; record times for all others.
    private void Clips(ImmutableArray<CutChange> changes, bool isMedia)
    {
        Line();
        Line().Left("", 4).Left(isMedia ? "source in" : "was at", Times, Ink.Soft).Left(isMedia ? "source out" : "is at", Times, Ink.Soft).Add("clip", Ink.Soft);
        foreach (var change in changes)
        {
            var e = change.Event;
            var (first, second) = isMedia ? (e.HasSource ? e.SourceIn : (long?)null, e.HasSource ? e.SourceOut : (long?)null) : (change.Old?.RecordIn, change.New?.RecordIn);
            var shot = e.Shot ?? change.Old?.Shot;
            Line().Left(e.Track, 4, Ink.Soft).Left(Time(first), Times, change.New is null ? Ink.Plain : Ink.Soft).Left(Time(second), Times)
                .Add(shot is not null && shot != e.Name ? shot + "  " : "", Ink.Strong).Add(ChangeWording.Named(e), Ink.Strong);
            foreach (var line in Wrapped(ChangeWording.Of(change, _comparison.StartShift), _width - 2 * Margin - 4 - 2 * Times))
                Line().Left("", 4 + 2 * Times).Add(line, Ink.Doubt);
        }
    }

    private void Stretches()
    {
        Line();
        Line().Add("THE PICTURE, STRETCH BY STRETCH", Ink.Strong);
        Line().Left("was at", Times, Ink.Soft).Left("is at", Times, Ink.Soft).Right("frames", 8, Ink.Soft);
        foreach (var stretch in ConformMap.Of(_comparison))
        {
            Line().Left(Time(stretch.OldIn), Times).Left(Time(stretch.NewIn), Times).Right(stretch.Frames.ToString("N0", CultureInfo.InvariantCulture), 8).Add("  ")
                .Add(ChangeWording.Of(stretch, _comparison.StartShift), stretch is { OldIn: not null, NewIn: not null } && stretch.Shift == _comparison.StartShift ? Ink.Soft : Ink.Doubt);
        }
    }

    private string Time(long? frame) => frame is { } at ? new Timecode(_comparison.New.Timebase, at).ToString() : "";

    private static IEnumerable<string> Wrapped(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
