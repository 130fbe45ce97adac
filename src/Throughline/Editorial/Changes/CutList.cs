using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>
/// A cut as a list of events: every clip of every track with whole record frames, nested sequences taken apart. What is
/// switched off, gaps and black are not in it.
/// </summary>
/// <param name="Name">What the cut is called.</param>
/// <param name="Timebase">How its frames are counted.</param>
/// <param name="Start">The record frame it begins at.</param>
/// <param name="Events">Track by track, picture first, in order of time.</param>
public sealed record CutList(string Name, Timebase Timebase, long Start, ImmutableArray<CutEvent> Events)
{
    /// <summary>The record frame after the last event.</summary>
    public long End
    {
        get
        {
            var end = Start;
            foreach (var e in Events)
                end = Math.Max(end, e.RecordOut);
            return end;
        }
    }

    /// <summary>Frames from the first to the last.</summary>
    public long Length => End - Start;

    /// <summary>The events of a cut.</summary>
    public static CutList Of(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return new CutListing(timeline, timeline.Timebase, cutsBegin: false).List();
    }

    /// <summary>
    /// The events of two cuts, counted alike: at the rate of the new one. A rate with the same nominal number of frames (24 and
    /// 23.976) is counted frame for frame, any other in real time. Where one of them is a list (EDL) and the other is not,
    /// transitions begin at the cut in both, as lists have them.
    /// </summary>
    public static (CutList Old, CutList New) Of(Timeline old, Timeline @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var cutsBegin = old.Format != @new.Format && (old.Format == TimelineFormat.Edl || @new.Format == TimelineFormat.Edl);
        return (new CutListing(old, @new.Timebase, cutsBegin).List(), new CutListing(@new, @new.Timebase, cutsBegin).List());
    }

    /// <summary>True when both have the same events, whatever the cuts are called.</summary>
    public bool HasSameEventsAs(CutList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Events.Length == other.Events.Length && Events.Zip(other.Events).All(pair => pair.First.IsSameAs(pair.Second));
    }
}
