using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Markers;

/// <summary>Avid marker lists: a line for each marker with user, timecode, track, colour, comment and length, parted by tabs.</summary>
public static class MarkerList
{
    private const string Format = "markers";
    private const int LengthCell = 5;

    /// <summary>The markers of a list, on a timeline without clips that starts at the first of them.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rate">Its frame rate, which lists do not state; null: the lowest that holds every frame number.</param>
    public static TimelineReading Read(SourceText source, FrameRate? rate = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var rows = new List<(int Start, int Length, string[] Cells)>();
        for (var line = 1; line <= source.LineStarts.Length; line++)
        {
            var start = source.LineStarts[line - 1];
            var end = line < source.LineStarts.Length ? source.LineStarts[line] : source.Text.Length;
            var text = source.Text.AsSpan(start, end - start).TrimEnd("\r\n");
            if (!text.Trim().IsEmpty)
                rows.Add((start, text.Length, text.ToString().Split('\t')));
        }

        var timebase = Timebase(rows, rate, log);
        var found = new List<(FrameTime At, Marker Marker)>();
        foreach (var row in rows)
        {
            if (row.Cells.Length >= 5 && Timecode.Read(row.Cells[1], timebase) is { HasLabel: true } at)
                found.Add((at.Label.Time, Of(row.Cells, timebase)));
            else
                log.Say("MRK001", Severity.Warning, row.Start, row.Length, $"Line {source.LineAt(row.Start)} is no marker (user, timecode, track, colour, comment); it was left out.");
        }

        if (found.Count == 0)
            log.Say("MRK002", Severity.Error, 0, $"{source.Name} has no markers.");
        var first = found.Count == 0 ? FrameTime.Zero(timebase.Rate) : found.Min(f => f.At);
        var timeline = new Timeline
        {
            Timebase = timebase, Start = first, Format = TimelineFormat.Markers, Source = source,
            Markers = [.. found.Select(f => f.Marker with { Range = f.Marker.Range with { Start = f.At - first } })],
        };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    /// <summary>All markers of a timeline, its clips' at the record time where they are seen.</summary>
    public static WrittenTimeline Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.Markers, IsUntouched: true })
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("A marker list");
        var placed = timeline.Markers.Select(m => (At: timeline.Start + m.Range.Start, Track: m.Metadata.Find(Format, "track") ?? "TC1", Marker: m)).ToList();
        foreach (var clip in Ranges.Clips(timeline))
        {
            losses.Count(Loss.Clip, clip.Clip.Name);
            foreach (var marker in clip.Clip.Markers)
                placed.Add((clip.Record.Start + (marker.Range.Start - Ranges.TrimmedRange(clip.Clip).Start), TrackName(timeline, clip), marker));
        }

        foreach (var nest in timeline.Tracks.SelectMany(t => t.Children).Where(c => c is Nest or Track))
            losses.Count(Loss.Nest, nest.Name);
        var newLine = timeline.Format == TimelineFormat.Markers ? timeline.Source.NewLine : "\n";
        var text = new StringBuilder();
        foreach (var (at, track, marker) in placed.OrderBy(p => p.At))
        {
            var length = Math.Max(1, marker.Range.Duration.Rate.IsNone ? 1 : marker.Range.Duration.At(timeline.Rate).Frames);
            string[] cells = [marker.Author.Length > 0 ? marker.Author : marker.Name, timeline.Timebase.Label(at).ToString(), track, marker.Colour.Length > 0 ? marker.Colour.ToLowerInvariant() : "red", marker.Comment.Length > 0 || marker.Author.Length == 0 ? marker.Comment : marker.Name, length.ToString(CultureInfo.InvariantCulture)];
            text.AppendJoin('\t', cells.Select(c => c.Replace('\t', ' ').ReplaceLineEndings(" "))).Append(newLine);
        }

        var source = timeline.Format == TimelineFormat.Markers ? timeline.Source : new SourceText("", timeline.Source.Name);
        return new WrittenTimeline(source.WithText(text.ToString()).Encode(), losses.Report());
    }

    private static string TrackName(Timeline timeline, PlacedClip clip) =>
        clip.Track.Kind == TrackKind.Audio ? clip.Track.Name : string.Create(CultureInfo.InvariantCulture, $"V{timeline.Tracks.Where(t => t.Kind == TrackKind.Video).ToList().IndexOf(clip.Track) + 1}");

    private static Timebase Timebase(List<(int Start, int Length, string[] Cells)> rows, FrameRate? rate, DiagnosticLog log)
    {
        int most = 0, drops = 0;
        foreach (var (_, _, cells) in rows.Where(r => r.Cells.Length > 1))
        {
            if (Timecode.TryFields(cells[1], out _, out _, out _, out var frames))
                (most, drops) = (Math.Max(most, frames), drops + (cells[1].Contains(';', StringComparison.Ordinal) ? 1 : 0));
        }

        if (rate is { } told)
            return new Timebase(told, drops > 0 && told.HasDropFrame);
        if (drops > 0)
            return new Timebase(most < 30 ? FrameRate.Fps2997 : FrameRate.Fps5994, true);
        var guess = most < 24 ? FrameRate.Fps24 : most < 25 ? FrameRate.Fps25 : most < 30 ? FrameRate.Fps30 : new FrameRate(most < 60 ? 60 : 120, 1);
        log.Say("MRK003", Severity.Warning, 0, $"The list does not state its frame rate; {guess.ToShortString()} is the lowest that holds every frame number. If that is not so, give it: --rate 23.976");
        return new Timebase(guess);
    }

    private static Marker Of(string[] cells, Timebase timebase)
    {
        var length = cells.Length > LengthCell && long.TryParse(cells[LengthCell], NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : 1;
        return new Marker
        {
            Author = cells[0], Colour = cells[3].ToUpperInvariant(), Comment = cells[4],
            Range = new TimeRange(FrameTime.Zero(timebase.Rate), new FrameTime(length, timebase.Rate)),
            Metadata = Metadata.Empty.Add(Format, "track", cells[2]),
        };
    }
}
