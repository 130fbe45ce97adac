using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Csv;

/// <summary>Reads shot lists: a row for each shot, columns by their names in the first row, in any order. Columns of no known name are kept.</summary>
public static class ShotListReader
{
    internal const string Format = "csv";

    /// <summary>The shots of a list; a bin when it does not say where they lie.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rate">Its frame rate; null: its Rate column, else 24.</param>
    public static TimelineReading Read(SourceText source, FrameRate? rate = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        ShotListColumns? columns = null;
        var shots = new List<(Shot Shot, int Start, int End)>();
        Timebase? timebase = rate is { } told ? new Timebase(told) : null;
        foreach (var (start, end, cells) in CsvTable.Read(source))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (columns is null)
            {
                columns = new ShotListColumns(cells);
                continue;
            }

            if (timebase is null)
                timebase = Timebase.TryParse(columns.Get(cells, "RATE"), out var stated) ? stated : Assumed(log);
            shots.Add((new Shot(columns, cells, timebase.Value, source, start, end, log), start, end));
        }

        if (columns is null || !columns.IsShotList)
            log.Say("CSV001", Severity.Error, 0, $"{source.Name} has no row of column names that a shot list has (Name, Source In, Record In...).");
        var found = timebase ?? new Timebase(rate ?? FrameRate.Fps24);
        var timeline = Timeline(found, [.. shots.Where(_ => columns is { IsShotList: true }).Select(s => s.Shot)], log) with
        {
            Name = Path(source.Name), Format = TimelineFormat.Csv, Source = source,
            Metadata = columns is null ? Metadata.Empty : new Metadata([.. columns.Names.Select(n => new MetadataEntry(Format, "Column", n))]),
        };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static Timebase Assumed(DiagnosticLog log)
    {
        log.Say("CSV002", Severity.Warning, 0, "The list does not state its frame rate (a column Rate); 24 is taken. If that is not so, give it: --rate 25");
        return new Timebase(FrameRate.Fps24);
    }

    private static string Path(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..] is var file && file.LastIndexOf('.') is var dot and > 0 ? file[..dot] : file;

    private static Timeline Timeline(Timebase timebase, ImmutableArray<Shot> shots, DiagnosticLog log)
    {
        var empty = new Timeline { Timebase = timebase, Start = FrameTime.Zero(timebase.Rate) };
        if (shots.IsEmpty)
            return empty;
        if (!shots.All(s => s.Record is not null))
            return empty with { IsBin = true, Tracks = [new Track { Children = [.. shots.Select(s => s.Clip)] }] };
        var start = shots.Min(s => s.Record!.Value.Start.Frames);
        var tracks = ImmutableArray.CreateBuilder<Track>();
        foreach (var group in shots.GroupBy(s => s.Track, StringComparer.Ordinal))
        {
            var children = ImmutableArray.CreateBuilder<TrackPart>();
            var at = start;
            foreach (var shot in group.OrderBy(s => s.Record!.Value.Start.Frames))
            {
                var record = shot.Record!.Value;
                if (record.Start.Frames > at)
                    children.Add(Gap.Of(new FrameTime(record.Start.Frames - at, timebase.Rate)));
                else if (record.Start.Frames < at)
                    log.Say("CSV004", Severity.Warning, shot.Clip.Span.Start, shot.Clip.Span.Length, $"{shot.Clip.Name} on line {shot.Clip.Span.Line} begins before the shot above it ends; it was put after it.");
                children.Add(shot.Clip);
                at = Math.Max(at, record.Start.Frames) + record.Duration.Frames;
            }

            tracks.Add(new Track { Name = group.Key, Kind = group.Key is ['A', ..] ? TrackKind.Audio : TrackKind.Video, Children = children.DrainToImmutable() });
        }

        return empty with { Start = new FrameTime(start, timebase.Rate), Tracks = [.. tracks.OrderBy(t => t.Kind)] };
    }
}
