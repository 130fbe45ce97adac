using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Statuses;

/// <summary>Pairs the places where a shot was seen with those where it is: by what they show first, by their order last.</summary>
internal static class UsePairs
{
    /// <summary>A pair for every place of either; one side is null for a place that only the other has.</summary>
    public static List<(RecordUse? Before, RecordUse? Now)> Of(TurnoverShot before, TurnoverShot now)
    {
        var old = before.Uses.ToList();
        var left = new List<RecordUse>();
        var pairs = new List<(RecordUse?, RecordUse?)>();
        // The same frames in the same way.
        var same = old.Select((use, i) => (use, i)).GroupBy(u => Key(before, u.use), StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(u => u.i)), StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var use in now.Uses)
        {
            if (same.TryGetValue(Key(now, use), out var free) && free.TryDequeue(out var at))
            {
                taken.Add(at);
                pairs.Add((old[at], use));
            }
            else
            {
                left.Add(use);
            }
        }

        var rest = old.Where((_, i) => !taken.Contains(i)).ToList();
        // Frames of the same source in common, then the same source, then whatever is left of the shot.
        foreach (var fits in (Func<RecordUse, RecordUse, bool>[])[(a, b) => Source(before, a) == Source(now, b) && a.Seen.Intersect(b.Seen) is not null, (a, b) => Source(before, a) == Source(now, b), (_, _) => true])
        {
            for (var i = 0; i < left.Count && rest.Count > 0;)
            {
                var at = rest.FindIndex(a => fits(a, left[i]));
                if (at < 0)
                {
                    i++;
                    continue;
                }

                pairs.Add((rest[at], left[i]));
                rest.RemoveAt(at);
                left.RemoveAt(i);
            }
        }

        pairs.AddRange(left.Select(use => ((RecordUse?)null, (RecordUse?)use)));
        pairs.AddRange(rest.Select(use => ((RecordUse?)use, (RecordUse?)null)));
        return pairs;
    }

    private static string Key(TurnoverShot shot, RecordUse use) => FormattableString.Invariant($"{Source(shot, use)} {use.Seen} {use.Speed}");

    private static string Source(TurnoverShot shot, RecordUse use)
    {
        var plate = shot.Plates.First(p => p.Number == use.Plate);
        return FormattableString.Invariant($"{PlateSource.KeyOf(plate.Reel)} {plate.Current.Source.Start.Rate}");
    }
}
