using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Ale;

/// <summary>Reads Avid Log Exchange files: a bin of clips, with every column kept.</summary>
public static class AleReader
{
    internal const string Format = "ale";

    /// <summary>Columns that the format allows (Avid MediaLog manual).</summary>
    public const int MaxColumns = 64;

    /// <summary>The clips of a log, as a bin.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rate">Its frame rate; null: what its head says, else 24.</param>
    public static TimelineReading Read(SourceText source, FrameRate? rate = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var file = new AleFile(source, log);
        var timebase = FindTimebase(file, rate, log);
        if (file.Parts < 3 || file.Columns.Count == 0)
            log.Say("ALE001", Severity.Error, 0, $"{source.Name} lacks a part that a log has: Heading, Column and Data. Export it again.");
        if (file.Columns.Count > MaxColumns)
            log.Say("ALE003", Severity.Info, 0, $"{source.Name} has {file.Columns.Count} columns; Avid reads the first {MaxColumns}. All were read.");
        var clips = ImmutableArray.CreateBuilder<TrackPart>(file.Rows.Count);
        foreach (var row in file.Rows)
            clips.Add(Clip(source, file, row, timebase, log));
        var timeline = new Timeline
        {
            Timebase = timebase,
            Start = FrameTime.Zero(timebase.Rate),
            IsBin = true,
            Tracks = clips.Count == 0 ? [] : [new Track { Children = clips.DrainToImmutable() }],
            Metadata = new Metadata([.. file.Head.Select(h => new MetadataEntry(Format, h.Key, h.Value)), .. file.Columns.Select(c => new MetadataEntry(Format, "Column", c))]),
            Format = TimelineFormat.Ale,
            Source = source,
        };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static Timebase FindTimebase(AleFile file, FrameRate? told, DiagnosticLog log)
    {
        var stated = file.Head.GetValueOrDefault("FPS", "");
        var dropped = file.Head.GetValueOrDefault("TC_FORMAT", "").Contains("DF", StringComparison.OrdinalIgnoreCase) && !file.Head["TC_FORMAT"].Contains("NDF", StringComparison.OrdinalIgnoreCase);
        if (told is null && Timebase.TryParse(stated, out var timebase))
            return dropped && timebase.Rate.HasDropFrame ? new Timebase(timebase.Rate, true) : timebase;
        if (told is null)
            log.Say("ALE004", Severity.Warning, 0, stated.Length == 0 ? "The log does not state its frame rate (FPS); 24 is taken. If that is not so, give it: --rate 25" : $"The log's frame rate, {stated}, is none; 24 is taken. If that is not so, give it: --rate 25");
        return new Timebase(told ?? FrameRate.Fps24, dropped && (told ?? FrameRate.Fps24).HasDropFrame);
    }

    private static Clip Clip(SourceText source, AleFile file, (int Start, int Length, int Whole) row, Timebase timebase, DiagnosticLog log)
    {
        var cells = source.Text.Substring(row.Start, row.Length).Split('\t');
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        for (var i = 0; i < Math.Min(cells.Length, file.Columns.Count); i++)
        {
            if (cells[i].Length > 0)
                kept.Add(new MetadataEntry(Format, file.Columns[i], cells[i]));
        }

        var metadata = new Metadata(kept.DrainToImmutable());
        var saturation = Cell(metadata, "ASC_SAT") is { } sat ? Number.Of(sat) : null;
        return new Clip
        {
            Name = Cell(metadata, "Name") ?? "",
            Span = source.SpanAt(row.Start, row.Whole),
            SourceRange = Range(metadata, timebase, row, source, log),
            Media = [new MediaReference
            {
                Reel = Cell(metadata, "Tape") ?? Cell(metadata, "Reel") ?? "",
                Name = Cell(metadata, "Source File") ?? "",
                Target = Cell(metadata, "Source File Path") ?? Cell(metadata, "Source Path") ?? "",
            }],
            Colour = Cell(metadata, "ASC_SOP") is { } sop ? ColourDecision.ReadSop(sop, saturation) : null,
            Metadata = metadata,
        };
    }

    private static TimeRange? Range(Metadata cells, Timebase timebase, (int Start, int Length, int Whole) row, SourceText source, DiagnosticLog log)
    {
        var start = Label(cells, "Start", timebase, row, source, log);
        if (start is not { } from)
            return null;
        if (Label(cells, "End", timebase, row, source, log) is { } end)
            return new TimeRange(from, new FrameTime(end.Frames < from.Frames ? end.Frames + timebase.FramesPerDay - from.Frames : end.Frames - from.Frames, timebase.Rate));
        return Label(cells, "Duration", timebase, row, source, log) is { } length ? new TimeRange(from, length) : null;
    }

    private static FrameTime? Label(Metadata cells, string column, Timebase timebase, (int Start, int Length, int Whole) row, SourceText source, DiagnosticLog log)
    {
        if (Cell(cells, column) is not { } text)
            return null;
        var reading = Timecode.Read(text, timebase);
        if (reading.Fault != TimecodeFault.None)
            log.Say("ALE005", Severity.Warning, row.Start, row.Length, $"Row {source.LineAt(row.Start)}, column {column}: {text} is no timecode at {timebase}{(reading.HasLabel ? $"; read as {reading.Label}" : "")}.");
        return reading.HasLabel ? reading.Label.Time : null;
    }

    // Column names differ in their case between programs.
    internal static string? Cell(Metadata cells, string column)
    {
        foreach (var entry in cells.Entries)
        {
            if (entry.Format == Format && entry.Key.Equals(column, StringComparison.OrdinalIgnoreCase) && entry.Value.AsSpan().Trim().Length > 0)
                return entry.Value.Trim();
        }

        return null;
    }
}
