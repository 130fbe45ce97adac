using System.Collections.Immutable;

namespace Throughline.Editorial.Changes;

/// <summary>A stretch of the picture: where it was and where it is.</summary>
/// <param name="OldIn">Its first record frame in the old cut; null for what came in.</param>
/// <param name="NewIn">Its first record frame in the new cut; null for what went out.</param>
/// <param name="Frames">How long it is; above 0.</param>
public readonly record struct ConformStretch(long? OldIn, long? NewIn, long Frames)
{
    /// <summary>Frames by which it starts later; 0 for what came in or went out.</summary>
    public long Shift => OldIn is { } old && NewIn is { } now ? now - old : 0;
}

/// <summary>The picture as stretches that stayed whole, for those who conform sound, music and mix to it.</summary>
public static class ConformMap
{
    /// <summary>
    /// The stretches in the order of the new cut, what went out behind what stood before it. The picture is the video track
    /// that plays longest in the new cut.
    /// </summary>
    public static ImmutableArray<ConformStretch> Of(CutComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var track = Picture(comparison.New) ?? Picture(comparison.Old);
        var kept = Merged([.. comparison.Changes.Select(c => Common(c, track)).OfType<ConformStretch>().OrderBy(s => s.NewIn)]);
        var all = ImmutableArray.CreateBuilder<ConformStretch>();
        var gone = Gaps([.. kept.Select(s => (s.OldIn!.Value, s.Frames)).Order()], comparison.Old.Start, comparison.Old.End);
        var at = comparison.New.Start;
        Removed(comparison.Old.Start);
        foreach (var stretch in kept)
        {
            if (stretch.NewIn > at)
                all.Add(new ConformStretch(null, at, stretch.NewIn.Value - at));
            all.Add(stretch);
            at = Math.Max(at, stretch.NewIn!.Value + stretch.Frames);
            Removed(stretch.OldIn!.Value + stretch.Frames);
        }

        if (comparison.New.End > at)
            all.Add(new ConformStretch(null, at, comparison.New.End - at));
        return all.DrainToImmutable();

        void Removed(long oldIn)
        {
            if (gone.Remove(oldIn, out var frames))
                all.Add(new ConformStretch(oldIn, null, frames));
        }
    }

    private static string? Picture(CutList cut) =>
        cut.Events.Where(e => e.Kind == TrackKind.Video).GroupBy(e => e.Track, StringComparer.Ordinal).MaxBy(g => g.Sum(e => e.Length))?.Key;

    // What both cuts show of one clip.
    private static ConformStretch? Common(CutChange change, string? track)
    {
        if (change.Old is not { } old || change.New is not { } now || now.Track != track || old.Track != track || change.Is(ChangeKind.Replaced) || change.Is(ChangeKind.Retimed))
            return null;
        var (head, tail) = (change.HeadFrames ?? 0, change.TailFrames ?? 0);
        var frames = old.Length - Math.Max(0, head) - Math.Max(0, tail);
        return frames <= 0 ? null : new ConformStretch(old.RecordIn + Math.Max(0, head), now.RecordIn + Math.Max(0, -head), frames);
    }

    private static List<ConformStretch> Merged(List<ConformStretch> stretches)
    {
        List<ConformStretch> merged = [];
        foreach (var stretch in stretches)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.OldIn + last.Frames == stretch.OldIn && last.NewIn + last.Frames == stretch.NewIn)
                merged[^1] = last with { Frames = last.Frames + stretch.Frames };
            else
                merged.Add(stretch);
        }

        return merged;
    }

    private static Dictionary<long, long> Gaps(List<(long In, long Frames)> taken, long start, long end)
    {
        var gaps = new Dictionary<long, long>();
        var at = start;
        foreach (var (first, frames) in taken)
        {
            if (first > at)
                gaps[at] = first - at;
            at = Math.Max(at, first + frames);
        }

        if (end > at)
            gaps[at] = end - at;
        return gaps;
    }
}
