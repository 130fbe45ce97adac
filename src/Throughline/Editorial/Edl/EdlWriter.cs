using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>
/// Writes edit decision lists. What was read from one and not touched is given back byte for byte; of an edited cut every
/// event that is the very one that was read, at its old record time, keeps its lines. Each further picture track is a list of its own.
/// </summary>
public static class EdlWriter
{
    /// <summary>The list, and what lists cannot hold.</summary>
    public static WrittenTimeline Write(Timeline timeline, EdlDialect dialect = EdlDialect.Cmx3600)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.Edl, IsUntouched: true })
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("A list (EDL)");
        var plain = Prepared(timeline, losses);
        var video = plain.Tracks.Where(t => t.Kind == TrackKind.Video).ToImmutableArray();
        var first = video.IsEmpty ? null : video[0];
        var main = plain.Tracks.Where(t => t == first || t.Kind == TrackKind.Audio || IsKey(t, first)).ToImmutableArray();
        var source = timeline.Format == TimelineFormat.Edl ? timeline.Source.WithText("") : new SourceText("", timeline.Source.Name);
        var bytes = source.WithText(Text(plain, main, timeline, dialect, losses)).Encode();
        var companions = ImmutableArray.CreateBuilder<Companion>();
        foreach (var other in video.Where(t => t != first && !IsKey(t, first)))
        {
            losses.Count(Loss.Track, other.Name);
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_V{video.IndexOf(other) + 1}");
            companions.Add(new Companion(suffix, source.WithText(Text(plain, [other], timeline, dialect, losses)).Encode()));
        }

        return new WrittenTimeline(bytes, losses.Report()) { Companions = companions.DrainToImmutable() };
    }

    // A track that only keys over the first goes into the same list, since that is how lists say it.
    private static bool IsKey(Track track, Track? first) =>
        first is not null && track != first && track.Kind == TrackKind.Video && track.Children.Any(c => c is Clip)
        && Enumerable.Range(0, track.Children.Length).All(i => track.Children[i] is not Clip || (i > 0 && track.Children[i - 1] is Transition { Kind: TransitionKind.Key }));

    private static Timeline Prepared(Timeline timeline, ConversionLosses losses)
    {
        foreach (var track in timeline.Tracks.Where(Flattening.HasNested))
            losses.Count(Loss.Nest, track.Name);
        var plain = Flattening.Unnest(timeline);
        foreach (var track in plain.Tracks)
        {
            foreach (var child in track.Children.OfType<Item>().Where(c => c is Nest or Track))
                losses.Count(Loss.RetimedNest, child.Name);
            foreach (var hidden in track.Children.OfType<Clip>().Where(c => !c.Enabled))
                losses.Count(Loss.Disabled, hidden.Name);
        }

        return TimelineMarkers.Attach(plain, losses);
    }

    private static string Text(Timeline plain, ImmutableArray<Track> tracks, Timeline original, EdlDialect dialect, ConversionLosses losses)
    {
        var composer = new EdlComposer(plain.Timebase, dialect, losses);
        var kept = EdlKept.Of(original, plain);
        var newLine = original.Format == TimelineFormat.Edl ? original.Source.NewLine : "\n";
        var body = new StringBuilder();
        var number = kept.HighestNumber;
        foreach (var group in Grouped(plain, tracks))
        {
            if (kept.Lines(group) is { } lines)
            {
                if (lines.Length > 0)
                    body.Append(lines).Append(lines[^1] is '\n' or '\r' ? "" : newLine);
                continue;
            }

            var (column, more) = EdlChannels.Write(group.Video, group.Audio);
            var own = kept.NumberOf(group.Placed.Clip) ?? ++number;
            body.Append(composer.Write(group.AsList(), own, column, more, group.Transition, group.Before).ReplaceLineEndings(newLine)).Append(kept.BlankBelow(group.Placed.Clip));
        }

        return Header(plain, original, composer, losses).ReplaceLineEndings(newLine) + body;
    }

    private static string Header(Timeline plain, Timeline original, EdlComposer composer, ConversionLosses losses)
    {
        var text = new StringBuilder();
        text.Append("TITLE: ").Append(plain.Name.ReplaceLineEndings(" ")).Append('\n');
        text.Append(plain.Timebase.DropFrame ? "FCM: DROP FRAME\n" : "FCM: NON-DROP FRAME\n");
        if (original.Format != TimelineFormat.Edl && plain.Rate != FrameRate.Fps2997)
            EdlComposer.Comment(text, "FRAME RATE: " + plain.Rate.ToShortString());
        foreach (var entry in plain.Metadata.Entries)
        {
            if (entry.Format == EdlClips.Format)
                text.Append(entry.Value.ReplaceLineEndings(" ")).Append('\n');
            else
                losses.Count(Loss.Metadata, plain.Name);
        }

        foreach (var (name, full) in composer.Reels.Table)
        {
            losses.Count(Loss.ShortReel, full);
            EdlComposer.Comment(text, $"REEL {name} IS {full}");
        }

        return text.ToString();
    }

    // Clips in record order; the same source at the same place on several tracks is one event.
    private static List<EdlGroup> Grouped(Timeline timeline, ImmutableArray<Track> tracks)
    {
        var groups = new List<EdlGroup>();
        var byPlace = new Dictionary<(long, long, long, string, string, bool), EdlGroup>();
        foreach (var placed in Ranges.Clips(timeline).Where(p => tracks.Contains(p.Track) && p.Clip.Enabled))
        {
            var range = Ranges.TrimmedRange(placed.Clip);
            if (range.Duration.IsZero)
                continue;
            var isVideo = placed.Track.Kind == TrackKind.Video;
            var transition = placed.Index > 0 ? placed.Track.Children[placed.Index - 1] as Transition : null;
            var key = (placed.Record.Start.At(timeline.Rate).Frames, placed.Record.End.At(timeline.Rate).Frames, range.Start.Frames, placed.Clip.Name, placed.Clip.Active?.Reel ?? "", transition is not null);
            if (!byPlace.TryGetValue(key, out var group) || (isVideo && group.Video))
            {
                group = new EdlGroup { Placed = placed, Transition = transition, Before = Before(placed), After = placed.Index + 1 < placed.Track.Children.Length ? placed.Track.Children[placed.Index + 1] as Transition : null };
                byPlace[key] = group;
                groups.Add(group);
            }

            group.Members.Add(placed);
            if (isVideo)
                group.Video = true;
            else
                group.Audio.Add(AudioNumber(timeline, placed.Track));
        }

        return [.. groups.OrderBy(g => g.Placed.Record.Start).ThenBy(g => g.Video ? 0 : 1)];
    }

    private static Clip? Before(PlacedClip placed) =>
        placed.Index > 1 && placed.Track.Children[placed.Index - 1] is Transition ? placed.Track.Children[placed.Index - 2] as Clip : null;

    private static int AudioNumber(Timeline timeline, Track track)
    {
        if (track.Name.Length is 2 or 3 && track.Name[0] == 'A' && int.TryParse(track.Name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0)
            return named;
        return timeline.Tracks.Where(t => t.Kind == TrackKind.Audio).ToList().IndexOf(track) + 1;
    }
}
