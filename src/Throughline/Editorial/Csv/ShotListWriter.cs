using System.Globalization;
using System.Text;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Csv;

/// <summary>Writes shot lists. An untouched list comes back byte for byte.</summary>
public static class ShotListWriter
{
    /// <summary>The list, and what lists of shots cannot hold.</summary>
    public static WrittenTimeline Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.Csv, IsUntouched: true })
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("A shot list (CSV)");
        foreach (var track in timeline.Tracks.Where(Flattening.HasNested))
            losses.Count(Loss.Nest, track.Name);
        var plain = Flattening.Unnest(timeline);
        foreach (var transition in plain.Tracks.SelectMany(t => t.Children).OfType<Transition>())
            losses.Count(Loss.Transition, transition.Name);
        foreach (var marker in plain.Markers)
            losses.Count(Loss.Marker, marker.Comment);
        var shots = Ranges.Clips(plain).Where(c => c.Clip.Enabled && (plain.IsBin || !c.Record.Duration.IsZero)).OrderBy(c => c.TrackIndex).ToArray();
        var more = shots.SelectMany(s => s.Clip.Metadata.Entries).Where(e => e.Format == ShotListReader.Format).Select(e => e.Key).Distinct(StringComparer.Ordinal).ToArray();
        var text = new StringBuilder("Number,Track,Name,Reel,Source In,Source Out,Record In,Record Out,Frames,Speed,File,Path,Rate");
        foreach (var column in more)
            text.Append(',').Append(CsvTable.Cell(column));
        text.Append('\n');
        for (var i = 0; i < shots.Length; i++)
            Row(text, i + 1, shots[i], plain, more, losses);
        return new WrittenTimeline(new SourceText(text.ToString(), timeline.Source.Name).Encode(), losses.Report());
    }

    private static void Row(StringBuilder text, int number, PlacedClip shot, Timeline timeline, string[] more, ConversionLosses losses)
    {
        var clip = shot.Clip;
        CountLosses(clip, losses);
        var timebase = timeline.Timebase;
        var seen = Retiming.MediaSeen(clip);
        if (!seen.Start.TryAt(timebase.Rate, out _) || !seen.End.TryAt(timebase.Rate, out _))
            losses.Count(Loss.SubFrame, clip.Name);
        var percent = Ratio.Of(Retiming.Speed(clip).Numerator * 100, Retiming.Speed(clip).Denominator);
        var hasTimes = !Ranges.TrimmedRange(clip).Start.Rate.IsNone;
        string[] cells =
        [
            number.ToString(CultureInfo.InvariantCulture), shot.Track.Name.Length > 0 ? shot.Track.Name : shot.Track.Kind == TrackKind.Audio ? "A" : "V", clip.Name, clip.Active is { Kind: MediaKind.Black } ? "BL" : clip.Active?.Reel ?? "",
            hasTimes ? timebase.Label(seen.Start).ToString() : "", hasTimes ? timebase.Label(seen.End.At(timebase.Rate, Rounding.Up)).ToString() : "",
            timeline.IsBin ? "" : timebase.Label(shot.Record.Start).ToString(), timeline.IsBin ? "" : timebase.Label(shot.Record.End).ToString(),
            shot.Record.Duration.At(timebase.Rate).Frames.ToString(CultureInfo.InvariantCulture), percent.ToDecimal(4) + "%",
            clip.Active?.Name ?? "", clip.Active is { Kind: not MediaKind.Generator } media ? media.Target : "", timebase.ToString(),
        ];
        text.AppendJoin(',', cells.Select(CsvTable.Cell));
        foreach (var column in more)
            text.Append(',').Append(CsvTable.Cell(clip.Metadata.Find(ShotListReader.Format, column) ?? ""));
        text.Append('\n');
    }

    private static void CountLosses(Clip clip, ConversionLosses losses)
    {
        foreach (var marker in clip.Markers)
            losses.Count(Loss.Marker, marker.Comment);
        if (clip.Colour is not null)
            losses.Count(Loss.Grade, clip.Name);
        if (clip.Effects.Any(e => e is TimeMap))
            losses.Count(Loss.TimeMap, clip.Name);
        if (clip.Effects.Any(e => e is PictureEffect))
            losses.Count(Loss.PictureEffect, clip.Name);
        if (clip.Metadata.Entries.Any(e => e.Format != ShotListReader.Format))
            losses.Count(Loss.Metadata, clip.Name);
        if (clip.Active?.AvailableRange is not null)
            losses.Count(Loss.MediaExtent, clip.Name);
    }
}
