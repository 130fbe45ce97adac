using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>The new cut with nothing left in it but what changed.</summary>
public static class ChangedEvents
{
    /// <summary>
    /// A timeline with the clips of the new cut that are not kept, each at its record time, gaps between them. A clip that another
    /// gives way to by a transition comes along with it. What was removed is in no new cut, and so not in here.
    /// </summary>
    /// <param name="comparison">The two cuts.</param>
    /// <param name="now">The new cut, for its name and timebase.</param>
    public static Timeline Of(CutComparison comparison, Timeline now)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(now);
        var changed = comparison.Changes.Where(c => c.New is not null && !c.IsKept).Select(c => c.New!.Number).ToHashSet();
        var events = comparison.New.Events;
        for (var n = 1; n < events.Length; n++)
        {
            if (changed.Contains(n) && events[n].LeadIn is not null && IsBeside(events[n - 1], events[n]))
                changed.Add(n - 1);
        }

        var tracks = events.Where(e => changed.Contains(e.Number)).GroupBy(e => e.Track, StringComparer.Ordinal).Select(g => Track([.. g], comparison.New.Start)).ToImmutableArray();
        return new Timeline
        {
            Name = $"{now.Name} changes".TrimStart(),
            Timebase = comparison.New.Timebase,
            Start = new FrameTime(comparison.New.Start, comparison.New.Timebase.Rate),
            Tracks = tracks,
        };
    }

    private static bool IsBeside(CutEvent before, CutEvent e) => before.Track == e.Track && before.RecordOut == e.RecordIn;

    private static Track Track(ImmutableArray<CutEvent> events, long start)
    {
        var parts = ImmutableArray.CreateBuilder<TrackPart>();
        var at = start;
        CutEvent? last = null;
        foreach (var e in events)
        {
            if (e.RecordIn < at)
                continue;
            if (e.RecordIn > at)
                parts.Add(Gap.Of(new FrameTime(e.RecordIn - at, e.Rate)));
            else if (e.LeadIn is { } lead && last is not null && IsBeside(last, e))
                parts.Add(new Transition { Kind = lead.Kind, WipePattern = lead.WipePattern, InOffset = new FrameTime(lead.Before, e.Rate), OutOffset = new FrameTime(lead.After, e.Rate) });
            parts.Add(e.Item);
            (at, last) = (e.RecordOut, e);
        }

        return new Track { Name = events[0].Track, Kind = events[0].Kind, Children = parts.DrainToImmutable() };
    }
}
