using System.Collections.Immutable;
using Throughline.Editorial.Changes.Matching;

namespace Throughline.Editorial.Changes;

/// <summary>Two cuts, clip by clip. Every event of the old cut and every event of the new one is in <see cref="Changes"/>, and they hold all that it takes to make the new cut of the old (<see cref="Apply"/>).</summary>
/// <param name="Old">The old cut, counted at the rate of the new one.</param>
/// <param name="New">The new cut.</param>
/// <param name="Changes">In the order of the new cut, track by track; what was removed stands where it stood.</param>
public sealed record CutComparison(CutList Old, CutList New, ImmutableArray<CutChange> Changes)
{
    /// <summary>True when every clip is as it was and where it was.</summary>
    public bool IsSame => Old.Start == New.Start && Changes.All(c => c.IsKept && c.Shift == 0);

    /// <summary>True when every clip is kept, at whatever record time.</summary>
    public bool IsOnlyShifted => Changes.All(c => c.IsKept);

    /// <summary>Frames by which the whole cut starts later; lists are often renumbered from one to the next.</summary>
    public long StartShift => New.Start - Old.Start;

    /// <summary>Compares two cuts.</summary>
    public static CutComparison Between(Timeline old, Timeline @new)
    {
        var (a, b) = CutList.Of(old, @new);
        return Between(old.Rate.Nominal == @new.Rate.Nominal ? a : CountedAlike.Of(a, b), b);
    }

    /// <summary>Compares two lists that are counted at one rate.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static CutComparison Between(CutList old, CutList @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.Timebase.Rate != @new.Timebase.Rate)
            throw new ArgumentException($"The cuts are counted at {old.Timebase} and {@new.Timebase}.", nameof(old));
        var pairing = EventPairing.Of(old.Events, @new.Events);
        return new CutComparison(old, @new, ChangeListing.Of(pairing));
    }

    /// <summary>
    /// The new cut, made of the old one by what the changes say: a clip that is kept is taken over as it stands, a trimmed one is
    /// trimmed by its frames, and so on; only what was added or replaced is taken from the new cut.
    /// </summary>
    /// <param name="old">The cut that the changes were found in.</param>
    /// <exception cref="ArgumentException">It is another cut.</exception>
    public CutList Apply(CutList old)
    {
        ArgumentNullException.ThrowIfNull(old);
        return ChangeApplication.Apply(Changes, old, New.Name, New.Start);
    }
}
