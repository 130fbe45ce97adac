using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Cuts a stretch out of timelines and tracks.</summary>
public static class Trimming
{
    /// <summary>What a timeline plays in a record range. It starts where the range does; transitions that the ends cut through go.</summary>
    /// <param name="timeline">The timeline; not a bin.</param>
    /// <param name="record">From the timeline's start on, in record time.</param>
    public static Timeline Trim(Timeline timeline, TimeRange record)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var whole = new TimeRange(timeline.Start, timeline.Duration);
        var part = whole.Intersect(record) ?? new TimeRange(record.Start, FrameTime.Zero(timeline.Rate));
        var local = part.Shift(-timeline.Start);
        return timeline with
        {
            Start = part.Start,
            Tracks = [.. timeline.Tracks.Select(track => Trim(track, local, timeline.Rate))],
            Markers = [.. timeline.Markers.Where(m => local.Contains(m.Range.Start)).Select(m => m with { Range = m.Range.Shift(-local.Start) })],
        };
    }

    /// <summary>What a track plays in a range of its own time; nothing beyond its end.</summary>
    public static Track Trim(Track track, TimeRange range, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(track);
        track = Untrimmed(track, rate);
        var places = Ranges.OfChildren(track, rate);
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        for (var i = 0; i < places.Length; i++)
        {
            if (track.Children[i] is Transition transition)
            {
                if (range.Contains(places[i]) && !(transition.Duration.IsZero && !range.Contains(places[i].Start)))
                    children.Add(transition);
            }
            else if (places[i].Duration.IsZero ? range.Contains(places[i].Start) : places[i].Intersect(range) is not null)
            {
                var seen = places[i].Intersect(range) ?? places[i];
                children.Add(Retiming.Trim((Item)track.Children[i], seen.Start - places[i].Start, seen.Duration));
            }
        }

        return track with { SourceRange = null, Children = children.DrainToImmutable() };
    }

    // A track that is itself trimmed, as one that holds only what is seen of it.
    internal static Track Untrimmed(Track track, FrameRate rate)
    {
        if (track.SourceRange is not { } range)
            return track;
        var bare = track with { SourceRange = null };
        return Trim(bare, new TimeRange(range.Start, range.Duration), rate);
    }
}
