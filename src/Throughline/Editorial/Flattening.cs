using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Makes one track of what is seen through many.</summary>
public static class Flattening
{
    private const int MostDepth = 64;

    /// <summary>
    /// The timeline with one picture track that shows what all of them showed, and its sound as it was. Nested sequences are
    /// taken apart unless they are retimed. A transition stays when both its clips are seen for its whole length.
    /// </summary>
    public static Timeline Flatten(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var video = timeline.Tracks.Where(t => t.Kind == TrackKind.Video).ToImmutableArray();
        if (video.IsEmpty || timeline.IsBin)
            return timeline;
        var flat = Flatten(video, timeline.Rate, 0, new Budget()) with { Name = video[0].Name, Kind = TrackKind.Video };
        return timeline with { Tracks = [flat, .. timeline.Tracks.Where(t => t.Kind != TrackKind.Video)] };
    }

    /// <summary>The timeline with nested sequences in its tracks taken apart, tracks staying as they are.</summary>
    public static Timeline Unnest(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var budget = new Budget();
        return timeline with { Tracks = [.. timeline.Tracks.Select(t => Unnest(t, timeline.Rate, 0, budget))] };
    }

    /// <summary>True when a track holds another sequence or track.</summary>
    public static bool HasNested(Track track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track.Children.Any(c => c is Nest or Track);
    }

    private static Track Flatten(ImmutableArray<Track> tracks, FrameRate rate, int depth, Budget budget)
    {
        Track? below = null;
        foreach (var track in tracks.Where(t => t.Enabled))
        {
            var plain = Unnest(track, rate, depth, budget);
            below = below is null ? plain : Over(below, plain, rate);
        }

        return below is null ? new Track { Kind = TrackKind.Video } : Merged(below, rate);
    }

    private static Track Unnest(Track track, FrameRate rate, int depth, Budget budget)
    {
        track = Trimming.Untrimmed(track, rate);
        if (!HasNested(track) || --budget.Left < 0)
            return track;
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        foreach (var child in track.Children)
        {
            if (child is not (Nest or Track) || depth >= MostDepth || Retiming.IsRetimed((Item)child))
            {
                children.Add(child);
                continue;
            }

            var nest = (Item)child;
            var inside = nest is Track single ? Unnest(single with { SourceRange = null }, rate, depth + 1, budget)
                : Flatten([.. ((Nest)nest).Children.Select(AsTrack).Where(t => t.Kind == track.Kind || track.Kind == TrackKind.Other)], rate, depth + 1, budget);
            var range = Ranges.TrimmedRange(nest);
            var seen = Trimming.Trim(inside, range, rate);
            var missing = range.Duration - Ranges.Duration(seen);
            children.AddRange(nest.Enabled ? seen.Children : [Gap.Of(range.Duration)]);
            if (nest.Enabled && missing > FrameTime.Zero(rate))
                children.Add(Gap.Of(missing));
        }

        return track with { Children = children.DrainToImmutable() };
    }

    private static Track AsTrack(Item item) => item as Track ?? new Track { Kind = TrackKind.Video, Children = [item] };

    // What is seen when one track lies over another.
    private static Track Over(Track below, Track above, FrameRate rate)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        var places = Ranges.OfChildren(above, rate);
        var at = FrameTime.Zero(rate);
        for (var i = 0; i < places.Length; i++)
        {
            if (above.Children[i] is Transition)
            {
                // Over a hole the picture below would have to be one of its sides; a single track cannot say that.
                if (i > 0 && i + 1 < places.Length && IsSeen(above.Children[i - 1]) && IsSeen(above.Children[i + 1]))
                    children.Add(above.Children[i]);
                continue;
            }

            if (IsSeen(above.Children[i]))
                children.Add(above.Children[i]);
            else
                AddBelow(below, places[i], rate, children);
            at = places[i].End;
        }

        var end = Ranges.Duration(below);
        if (end > at)
            children.AddRange(Trimming.Trim(below, TimeRange.Between(at, end), rate).Children);
        return below with { SourceRange = null, Children = children.DrainToImmutable(), Markers = below.Markers.AddRange(above.Markers) };
    }

    private static void AddBelow(Track below, TimeRange hole, FrameRate rate, ImmutableArray<TrackPart>.Builder children)
    {
        var seen = Trimming.Trim(below, hole, rate);
        children.AddRange(seen.Children);
        var missing = hole.Duration - Ranges.Duration(seen);
        if (missing > FrameTime.Zero(rate))
            children.Add(Gap.Of(missing));
    }

    // Gaps side by side become one; what is disabled is a gap.
    private static Track Merged(Track track, FrameRate rate)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        foreach (var child in track.Children)
        {
            var part = child is Item { Enabled: false } hidden ? Gap.Of(Ranges.Duration(hidden)) : child;
            if (part is Gap gap && children.Count > 0 && children[^1] is Gap before)
                children[^1] = Gap.Of(FrameTime.Zero(rate) + Ranges.Duration(before) + Ranges.Duration(gap));
            else
                children.Add(part);
        }

        return track with { Children = children.DrainToImmutable() };
    }

    private static bool IsSeen(TrackPart part) => part is Item { Enabled: true } and not Gap;

    // A file can name one sequence many times inside another, and that one many times again; what would grow without end stays nested.
    private sealed class Budget
    {
        public int Left { get; set; } = 20_000;
    }
}
