using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Ale;

/// <summary>Writes Avid Log Exchange files. An untouched log comes back byte for byte; of an edited one every row that is the very one that was read keeps its text.</summary>
public static class AleWriter
{
    private static readonly ImmutableArray<string> Own = ["Name", "Tape", "Tracks", "Start", "End", "Duration", "Source File", "Source File Path", "ASC_SOP", "ASC_SAT"];

    /// <summary>The log, and what logs cannot hold.</summary>
    public static WrittenTimeline Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.Ale, IsUntouched: true })
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("A log (ALE)");
        var clips = Clips(timeline, losses);
        var columns = Columns(timeline, clips, losses);
        var newLine = timeline.Format == TimelineFormat.Ale ? timeline.Source.NewLine : "\n";
        var text = new StringBuilder();
        var body = new StringBuilder();
        var origin = Origin(timeline);
        foreach (var (clip, kind) in clips)
        {
            if (origin.Contains(clip))
                body.Append(timeline.Source.Slice(clip.Span).TrimEnd("\r\n")).Append(newLine);
            else
                body.AppendJoin('\t', columns.Select(c => Cell(clip, kind, c, timeline.Timebase, losses))).Append(newLine);
        }

        Head(text, timeline, columns, newLine);
        var source = timeline.Format == TimelineFormat.Ale ? timeline.Source : new SourceText("", timeline.Source.Name);
        return new WrittenTimeline(source.WithText(text.Append(body).ToString()).Encode(), losses.Report());
    }

    private static HashSet<TrackPart> Origin(Timeline timeline) =>
        timeline.Format == TimelineFormat.Ale && timeline.Origin is { Tracks: [var track, ..] } origin && origin.Timebase == timeline.Timebase
            ? new(track.Children, ReferenceEqualityComparer.Instance as IEqualityComparer<TrackPart>) : new(ReferenceEqualityComparer.Instance);

    private static List<(Clip Clip, TrackKind Kind)> Clips(Timeline timeline, ConversionLosses losses)
    {
        foreach (var track in timeline.Tracks.Where(Flattening.HasNested))
            losses.Count(Loss.Nest, track.Name);
        var plain = Flattening.Unnest(timeline);
        var clips = new List<(Clip, TrackKind)>();
        foreach (var track in plain.Tracks)
        {
            foreach (var child in track.Children)
            {
                if (child is Transition transition)
                    losses.Count(Loss.Transition, transition.Name);
                else if (child is Clip { Active.Kind: not MediaKind.Black } clip && (timeline.IsBin || !Ranges.Duration(clip).IsZero))
                    clips.Add((clip, track.Kind));
            }
        }

        if (!timeline.IsBin && clips.Count > 0)
            losses.Count(Loss.Record, clips[0].Item1.Name);
        foreach (var marker in timeline.Markers)
            losses.Count(Loss.Marker, marker.Comment);
        return clips;
    }

    // What a log was read with, in its order; else our own that say something, then what rows of other logs said.
    private static List<string> Columns(Timeline timeline, List<(Clip Clip, TrackKind Kind)> clips, ConversionLosses losses)
    {
        var columns = timeline.Metadata.All(AleReader.Format, "Column").ToList();
        var known = new HashSet<string>(columns, StringComparer.OrdinalIgnoreCase);
        foreach (var own in Own)
        {
            var optional = own is "Source File" or "Source File Path" or "ASC_SOP" or "ASC_SAT" or "Duration";
            if (!optional || clips.Exists(c => Value(c.Clip, c.Kind, own, timeline.Timebase, null).Length > 0))
            {
                if (!(own == "Source File Path" && known.Contains("Source Path")) && known.Add(own))
                    columns.Add(own);
            }
        }

        foreach (var entry in clips.SelectMany(c => c.Clip.Metadata.Entries).Where(e => e.Format == AleReader.Format))
        {
            if (known.Add(entry.Key))
                columns.Add(entry.Key);
        }

        // Beyond what fits go those that no model knows first.
        if (columns.Count > AleReader.MaxColumns && timeline.Format != TimelineFormat.Ale)
            columns = [.. columns.OrderBy(c => c == "Source Path" || Own.Contains(c, StringComparer.OrdinalIgnoreCase) ? 0 : 1)];
        foreach (var beyond in columns.Skip(AleReader.MaxColumns).Where(_ => timeline.Format != TimelineFormat.Ale))
            losses.Count(Loss.Columns, beyond);
        return timeline.Format == TimelineFormat.Ale ? columns : [.. columns.Take(AleReader.MaxColumns)];
    }

    private static void Head(StringBuilder text, Timeline timeline, List<string> columns, string newLine)
    {
        text.Append("Heading").Append(newLine);
        var head = timeline.Metadata.Entries.Where(e => e.Format == AleReader.Format && e.Key is not ("Column" or "FPS")).ToList();
        if (!head.Exists(e => e.Key == "FIELD_DELIM"))
            text.Append("FIELD_DELIM\tTABS").Append(newLine);
        foreach (var entry in head)
            text.Append(entry.Key).Append('\t').Append(entry.Value).Append(newLine);
        if (!head.Exists(e => e.Key == "VIDEO_FORMAT"))
            text.Append("VIDEO_FORMAT\t1080").Append(newLine);
        text.Append("FPS\t").Append(timeline.Rate.ToShortString()).Append(newLine).Append(newLine);
        text.Append("Column").Append(newLine).AppendJoin('\t', columns).Append(newLine).Append(newLine).Append("Data").Append(newLine);
    }

    private static string Cell(Clip clip, TrackKind kind, string column, Timebase timebase, ConversionLosses losses) =>
        Value(clip, kind, column, timebase, losses).Replace('\t', ' ').ReplaceLineEndings(" ");

    private static string Value(Clip clip, TrackKind kind, string column, Timebase timebase, ConversionLosses? losses)
    {
        var range = Ranges.TrimmedRange(clip);
        var seen = Retiming.MediaSeen(clip);
        if (column == "Name" && losses is not null)
            CountLosses(clip, losses);
        var value = column.ToUpperInvariant() switch
        {
            "NAME" => clip.Name,
            "TAPE" => clip.Active?.Reel ?? "",
            "START" when !range.Start.Rate.IsNone => timebase.Label(Whole(seen.Start, timebase, Rounding.Down, clip, losses)).ToString(),
            "END" when !range.Start.Rate.IsNone => timebase.Label(Whole(seen.End, timebase, Rounding.Up, clip, losses)).ToString(),
            "DURATION" when !range.Start.Rate.IsNone => timebase.Label(seen.Duration.At(timebase.Rate, Rounding.Up)).ToString(),
            "SOURCE FILE" => clip.Active?.Name ?? "",
            "SOURCE FILE PATH" or "SOURCE PATH" => clip.Active is { Kind: not MediaKind.Generator } media ? media.Target : "",
            "ASC_SOP" => clip.Colour?.Sop ?? "",
            "ASC_SAT" => clip.Colour?.Saturation?.ToString(CultureInfo.InvariantCulture) ?? "",
            _ => "",
        };
        if (value.Length > 0)
            return value;
        return AleReader.Cell(clip.Metadata, column) ?? (column == "Tracks" ? kind == TrackKind.Audio ? "A1" : "V" : "");
    }

    private static FrameTime Whole(FrameTime time, Timebase timebase, Rounding rounding, Clip clip, ConversionLosses? losses)
    {
        if (!time.TryAt(timebase.Rate, out _))
            losses?.Count(Loss.SubFrame, clip.Name);
        return time.At(timebase.Rate, rounding);
    }

    private static void CountLosses(Clip clip, ConversionLosses losses)
    {
        foreach (var marker in clip.Markers)
            losses.Count(Loss.Marker, marker.Comment);
        if (Retiming.IsRetimed(clip))
            losses.Count(Loss.Speed, clip.Name);
        if (clip.Effects.Any(e => e is PictureEffect))
            losses.Count(Loss.PictureEffect, clip.Name);
        if (clip.Metadata.Entries.Any(e => e.Format != AleReader.Format))
            losses.Count(Loss.Metadata, clip.Name);
        if (clip.Active?.AvailableRange is not null)
            losses.Count(Loss.MediaExtent, clip.Name);
    }
}
