using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>What changed between two cuts as a report: the news, what moved by how much, and a row for each clip that changed.</summary>
public static class CutChangesReport
{
    /// <summary>The report, for everybody or for one department.</summary>
    public static ReportDocument Of(CutComparison comparison, CutDepartment? department = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var changes = department is { } one ? CutDepartments.For(comparison, one) : [.. comparison.Changes.Where(c => !c.IsKept)];
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.Add(new ReportChapter("changes", department is null ? "What changed" : $"For {Name(department.Value)}"));
        foreach (var sentence in CutNews.Of(comparison))
            parts.Add(new ReportParagraph(sentence));
        if (department is not CutDepartment.Music)
            parts.Add(Clips(comparison, changes, department));
        if (department is null || CutDepartments.Conforms(department.Value))
        {
            parts.Add(new ReportHeading("The picture, stretch by stretch"));
            parts.Add(Stretches(comparison));
        }

        var name = comparison.New.Name.Length > 0 ? comparison.New.Name : "A cut";
        return new ReportDocument(name, "changes of the cut", $"Against {(comparison.Old.Name.Length > 0 ? comparison.Old.Name : "the cut before")}, at {comparison.New.Timebase} fps. Ends are exclusive.", parts.DrainToImmutable());
    }

    /// <summary>What a department is called.</summary>
    public static string Name(CutDepartment department) => department switch { CutDepartment.Vfx => "visual effects", var other => other.ToString().ToLowerInvariant() };

    private static ReportTable Clips(CutComparison comparison, ImmutableArray<CutChange> changes, CutDepartment? department)
    {
        var isMedia = department is CutDepartment.Vfx or CutDepartment.Colour;
        return new ReportTable(
            [new ReportColumn("Track", 6), new ReportColumn("Clip", 20), new ReportColumn(isMedia ? "Source in" : "Was at", 16), new ReportColumn(isMedia ? "Source out" : "Is at", 16), new ReportColumn("Frames", 8, IsNumber: true), new ReportColumn("What", 34)],
            [.. changes.Select(c => new ReportRow(
            [
                c.Event.Track, Clip(c),
                isMedia ? Time(comparison.New.Timebase, c.Event.HasSource ? c.Event.SourceIn : null) : Time(comparison.New.Timebase, c.Old?.RecordIn),
                isMedia ? Time(comparison.New.Timebase, c.Event.HasSource ? c.Event.SourceOut : null) : Time(comparison.New.Timebase, c.New?.RecordIn),
                c.Event.Length.ToString("N0", CultureInfo.InvariantCulture), ChangeWording.Of(c, comparison.StartShift),
            ]))]);
    }

    private static string Clip(CutChange change) =>
        (change.Event.Shot ?? change.Old?.Shot) is { } shot && shot != change.Event.Name ? $"{shot} {ChangeWording.Named(change.Event)}" : ChangeWording.Named(change.Event);

    private static ReportTable Stretches(CutComparison comparison) => new(
        [new ReportColumn("Was at", 20), new ReportColumn("Is at", 20), new ReportColumn("Frames", 15, IsNumber: true), new ReportColumn("What", 45)],
        [.. ConformMap.Of(comparison).Select(s => new ReportRow(
        [
            Time(comparison.New.Timebase, s.OldIn), Time(comparison.New.Timebase, s.NewIn), s.Frames.ToString("N0", CultureInfo.InvariantCulture),
            ChangeWording.Of(s, comparison.StartShift),
        ]))]);

    private static string Time(Timebase timebase, long? frame) => frame is { } at ? new Timecode(timebase, at).ToString() : "";
}
