using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Csv;

/// <summary>A row of a shot list.</summary>
internal sealed class Shot
{
    public Shot(ShotListColumns columns, string[] cells, Timebase timebase, SourceText source, int start, int end, DiagnosticLog log)
    {
        Track = columns.Get(cells, "TRACK") is { Length: > 0 } track ? track : "V";
        var from = Time(columns, cells, "SOURCE IN");
        var to = Time(columns, cells, "SOURCE OUT");
        var recordIn = Time(columns, cells, "RECORD IN");
        var recordOut = Time(columns, cells, "RECORD OUT");
        if (recordIn is { } a && recordOut is { } b)
            Record = TimeRange.Between(a, b);
        var played = Record?.Duration ?? (from is { } c && to is { } d ? FrameTime.Max(d - c, FrameTime.Zero(timebase.Rate)) : FrameTime.Zero(timebase.Rate));
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        for (var i = 0; i < Math.Min(cells.Length, columns.Names.Length); i++)
        {
            if (!columns.IsRead(i) && cells[i].Length > 0)
                kept.Add(new MetadataEntry(ShotListReader.Format, columns.Names[i], cells[i]));
        }

        var path = columns.Get(cells, "PATH");
        var reel = columns.Get(cells, "REEL");
        var kind = reel is "BL" or "BLACK" ? MediaKind.Black : path.Length > 0 ? MediaKind.External : MediaKind.Missing;
        Clip = new Clip
        {
            Name = columns.Get(cells, "NAME"),
            Span = source.SpanAt(start, end - start),
            SourceRange = from is null && Record is null ? null : new TimeRange(from ?? FrameTime.Zero(timebase.Rate), played),
            Effects = Speed(columns.Get(cells, "SPEED")),
            Media = [new MediaReference { Reel = reel, Name = columns.Get(cells, "FILE"), Target = path, Kind = kind }],
            Metadata = new Metadata(kept.DrainToImmutable()),
        };

        FrameTime? Time(ShotListColumns named, string[] row, string word)
        {
            var text = named.Get(row, word);
            if (text.Length == 0)
                return null;
            if (text.Length < 12 && long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var frames))
                return new FrameTime(frames, timebase.Rate);
            var reading = Timecode.Read(text, timebase);
            if (reading.Fault != TimecodeFault.None)
                log.Say("CSV003", Severity.Warning, start, end - start, $"Line {source.LineAt(start)}: {text} is no timecode at {timebase}{(reading.HasLabel ? $"; read as {reading.Label}" : "")}.");
            return reading.HasLabel ? reading.Label.Time : null;
        }
    }

    public Clip Clip { get; }

    public string Track { get; }

    public TimeRange? Record { get; }

    private static ImmutableArray<Effect> Speed(string text)
    {
        if (!Ratio.TryParse(text.TrimEnd('%', ' '), out var percent) || text.Length == 0)
            return [];
        if (percent.Numerator == 0)
            return [new Freeze()];
        var speed = Ratio.Of(percent.Numerator, percent.Denominator * 100);
        return speed == Ratio.One ? [] : [new SpeedChange { Speed = speed }];
    }
}
