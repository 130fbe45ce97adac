using System.Collections.Immutable;
using Throughline.Editorial.Changes.Matching;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>
/// An old cut counted at the rate of a new one in real time. Its cuts fall between frames there, and each may be given to
/// either; they are given so that a clip which differs from the new cut's by nothing else does not differ at all.
/// </summary>
internal static class CountedAlike
{
    public static CutList Of(CutList old, CutList @new)
    {
        var pairing = EventPairing.Of(old.Events, @new.Events);
        var events = ImmutableArray.CreateBuilder<CutEvent>(old.Events.Length);
        for (var o = 0; o < old.Events.Length; o++)
        {
            var whole = Whole(old.Events[o]);
            var n = pairing.NewOf(o);
            events.Add(n < 0 || pairing.IsReplaced(n) ? whole : Led(IsWithinAFrame(whole, @new.Events[n]) ? As(whole, @new.Events[n]) : whole, @new.Events[n]));
        }

        return old with { Events = events.MoveToImmutable() };
    }

    // As many frames of media as it plays frames of the cut.
    private static CutEvent Whole(CutEvent e) =>
        !e.HasSource || e.SpeedMap.Length > 0 || e.Speed.Numerator == 0 ? e : e.Showing(e.SourceStart, new FrameTime(e.Length, e.Rate).Times(e.Speed.Magnitude));

    private static bool IsWithinAFrame(CutEvent old, CutEvent @new)
    {
        if (Math.Abs(old.Length - @new.Length) > 1 || old.Speed != @new.Speed || old.SpeedMap != @new.SpeedMap || old.HasSource != @new.HasSource)
            return false;
        var frame = new FrameTime(1, old.Rate).Times(old.Speed.Numerator == 0 || old.Speed.Magnitude < Ratio.One ? Ratio.One : old.Speed.Magnitude);
        return !old.HasSource || (IsLess(old.SourceStart - @new.SourceStart, frame) && IsLess(old.SourceStart + old.SourceLength - @new.SourceStart - @new.SourceLength, frame + frame));
    }

    private static CutEvent As(CutEvent old, CutEvent @new) => old with
    {
        RecordOut = old.RecordIn + @new.Length, SourceStart = @new.SourceStart, SourceLength = @new.SourceLength, SourceIn = @new.SourceIn, SourceOut = @new.SourceOut,
    };

    private static CutEvent Led(CutEvent old, CutEvent @new) => old with { LeadIn = Nearest(old.LeadIn, @new.LeadIn), LeadOut = Nearest(old.LeadOut, @new.LeadOut) };

    private static CutTransition? Nearest(CutTransition? old, CutTransition? @new) =>
        old is not null && @new is not null && old.Kind == @new.Kind && old.WipePattern == @new.WipePattern && Math.Abs(old.Before - @new.Before) <= 1 && Math.Abs(old.After - @new.After) <= 1 ? @new : old;

    private static bool IsLess(FrameTime difference, FrameTime frame) => difference < frame && -difference < frame;
}
