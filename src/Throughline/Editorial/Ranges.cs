using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Where things are: the arithmetic of items in tracks and stacks.</summary>
public static class Ranges
{
    /// <summary>How long an item plays; zero for a clip of which neither range nor media is known.</summary>
    public static FrameTime Duration(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.SourceRange is { } range ? range.Duration : AvailableRange(item).Duration;
    }

    /// <summary>All that an item has, before it is trimmed: a clip's media, a track's children, a stack's longest child.</summary>
    public static TimeRange AvailableRange(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        switch (item)
        {
            case Clip clip:
                return clip.Active?.AvailableRange ?? default;
            case Track track:
                var total = default(FrameTime);
                foreach (var child in track.Children)
                    total = child is Item part ? total + Duration(part) : total;
                return Whole(total);
            case Nest stack:
                var longest = default(FrameTime);
                foreach (var child in stack.Children)
                    longest = FrameTime.Max(longest, Duration(child));
                return Whole(longest);
            default:
                return default;
        }
    }

    /// <summary>What of an item's own time is in use: its range, else all it has.</summary>
    public static TimeRange TrimmedRange(Item item) => item?.SourceRange ?? AvailableRange(item!);

    /// <summary>Where each child of a track lies, from the track's first child on and before the track itself is trimmed; a transition lies over its cut.</summary>
    public static ImmutableArray<TimeRange> OfChildren(Track track, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(track);
        var ranges = ImmutableArray.CreateBuilder<TimeRange>(track.Children.Length);
        var at = FrameTime.Zero(rate);
        foreach (var child in track.Children)
        {
            if (child is Transition transition)
            {
                ranges.Add(TimeRange.Between(at - transition.InOffset, at + transition.OutOffset));
                continue;
            }

            var length = Duration((Item)child);
            ranges.Add(new TimeRange(at, length));
            at += length;
        }

        return ranges.MoveToImmutable();
    }

    /// <summary>Where one child of a track lies in it; see <see cref="OfChildren"/>.</summary>
    public static TimeRange InParent(Track track, int index, FrameRate rate) => OfChildren(track, rate)[index];

    /// <summary>Every clip of a timeline with its record range, track by track; those inside nested stacks are not visited.</summary>
    public static IEnumerable<PlacedClip> Clips(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        for (var t = 0; t < timeline.Tracks.Length; t++)
        {
            var track = timeline.Tracks[t];
            var ranges = OfChildren(track, timeline.Rate);
            for (var i = 0; i < ranges.Length; i++)
            {
                if (track.Children[i] is Clip clip)
                    yield return new PlacedClip(clip, track, t, i, ranges[i].Shift(timeline.Start));
            }
        }
    }

    private static TimeRange Whole(FrameTime length) => length.Rate.IsNone ? default : new TimeRange(FrameTime.Zero(length.Rate), length);
}

/// <summary>A clip where it lies.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Track">The track it is in.</param>
/// <param name="TrackIndex">The track's place in the timeline, from 0.</param>
/// <param name="Index">The clip's place among the track's children, from 0.</param>
/// <param name="Record">Its record range, the timeline's start included.</param>
public sealed record PlacedClip(Clip Clip, Track Track, int TrackIndex, int Index, TimeRange Record);
