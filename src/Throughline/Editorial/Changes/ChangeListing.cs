using System.Collections.Immutable;
using Throughline.Editorial.Changes.Matching;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>Says of every pair what became of it.</summary>
internal static class ChangeListing
{
    // Weightiest first.
    private static readonly ChangeKind[] Weight =
    [
        ChangeKind.Retimed, ChangeKind.Split, ChangeKind.Joined, ChangeKind.Slipped, ChangeKind.Trimmed, ChangeKind.Moved, ChangeKind.TrackChanged, ChangeKind.TransitionChanged,
    ];

    public static ImmutableArray<CutChange> Of(EventPairing pairing)
    {
        var moved = MovedEvents.Of(pairing);
        var changes = new List<(int Place, int Old, CutChange Change)>(pairing.New.Length + 16);
        for (var n = 0; n < pairing.New.Length; n++)
        {
            var o = pairing.OldOf(n);
            changes.Add((n, o < 0 ? int.MaxValue : o, o < 0 ? Alone(null, pairing.New[n]) : Paired(pairing, o, n, moved[n])));
        }

        var last = -1;
        var lastTrack = "";
        for (var o = 0; o < pairing.Old.Length; o++)
        {
            if (pairing.Old[o].Track != lastTrack)
                (last, lastTrack) = (pairing.BeforeTrack(pairing.Old[o]), pairing.Old[o].Track);
            if (pairing.JoinedInto(o) is var whole and >= 0)
                changes.Add((whole, o, Paired(pairing, o, whole, isMoved: false)));
            else if (pairing.NewOf(o) is var n and >= 0)
                last = pairing.New[n].Track == lastTrack && !moved[n] ? n : last;
            else if (!pairing.IsSplitUp(o))
                changes.Add((last, int.MaxValue, Alone(pairing.Old[o], null)));
        }

        return [.. changes.OrderBy(c => c.Place).ThenBy(c => c.Old).Select(c => c.Change)];
    }

    private static CutChange Alone(CutEvent? old, CutEvent? @new) =>
        new() { Kinds = [old is null ? ChangeKind.Added : ChangeKind.Removed], Old = old, New = @new };

    private static CutChange Paired(EventPairing pairing, int o, int n, bool isMoved)
    {
        var (old, @new) = (pairing.Old[o], pairing.New[n]);
        var evidence = pairing.JoinedInto(o) == n || pairing.NewOf(o) != n ? SourceKeys.Compare(old, @new) : pairing.EvidenceOf(n);
        if (pairing.IsReplaced(n) && pairing.NewOf(o) == n)
            return new CutChange { Kinds = With(ChangeKind.Replaced, old, @new, isMoved), Old = old, New = @new, Evidence = evidence };
        var kinds = ImmutableArray.CreateBuilder<ChangeKind>(1);
        var shift = SourceShift.Between(old, @new);
        var isRetimed = IsRetimed(old, @new);
        if (isRetimed)
            shift = OfMedia(old, @new);
        foreach (var kind in Weight)
        {
            var happened = kind switch
            {
                ChangeKind.Retimed => isRetimed,
                ChangeKind.Split => pairing.IsSplitUp(o),
                ChangeKind.Joined => pairing.IsJoinedUp(n),
                ChangeKind.Slipped => !isRetimed && IsSlipped(old, @new, shift),
                ChangeKind.Trimmed => !isRetimed && old.Length != @new.Length || (!isRetimed && shift.Head != 0 && !IsSlipped(old, @new, shift)),
                ChangeKind.Moved => isMoved,
                ChangeKind.TrackChanged => old.Track != @new.Track,
                _ => old.LeadIn != @new.LeadIn || old.LeadOut != @new.LeadOut,
            };
            if (happened)
                kinds.Add(kind);
        }

        if (kinds.Count == 0)
            kinds.Add(ChangeKind.Kept);
        return new CutChange { Kinds = kinds.ToImmutable(), Old = old, New = @new, HeadFrames = shift.Head, TailFrames = shift.Tail, SubFrames = shift.SubFrames, Evidence = evidence };
    }

    // A speed that varies, or a held frame, is either the same or another; it is not trimmed.
    private static bool IsRetimed(CutEvent old, CutEvent @new)
    {
        if (old.Speed != @new.Speed || old.SpeedMap != @new.SpeedMap || old.HasSource != @new.HasSource)
            return true;
        if (old.SpeedMap.Length > 0)
            return old.Length != @new.Length || !old.SourceStart.Coincides(@new.SourceStart) || !old.SourceLength.Coincides(@new.SourceLength);
        return old.Speed.Numerator == 0 && !old.SourceLength.Coincides(@new.SourceLength);
    }

    // The same length of another stretch; or a stretch that has nothing of the old one.
    private static bool IsSlipped(CutEvent old, CutEvent @new, SourceShift shift)
    {
        if (!old.HasSource)
            return false;
        if (old.Speed.Numerator == 0)
            return !old.SourceStart.Coincides(@new.SourceStart);
        return old.Length == @new.Length ? shift.Head != 0 : Math.Max(shift.Head, shift.Tail) >= old.Length;
    }

    private static SourceShift OfMedia(CutEvent old, CutEvent @new)
    {
        if (!old.HasSource || !@new.HasSource)
            return default;
        var (first, last) = (@new.SourceIn - old.SourceIn, old.SourceOut - @new.SourceOut);
        return @new.Speed.Numerator >= 0 ? new SourceShift(first, last, default) : new SourceShift(last, first, default);
    }

    private static ImmutableArray<ChangeKind> With(ChangeKind first, CutEvent old, CutEvent @new, bool isMoved)
    {
        var kinds = ImmutableArray.Create(first);
        if (isMoved)
            kinds = kinds.Add(ChangeKind.Moved);
        if (old.Track != @new.Track)
            kinds = kinds.Add(ChangeKind.TrackChanged);
        return old.LeadIn != @new.LeadIn || old.LeadOut != @new.LeadOut ? kinds.Add(ChangeKind.TransitionChanged) : kinds;
    }
}
