using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Carries what hangs on lines from one draft to the next.</summary>
public static class Anchors
{
    /// <summary>Says of every anchor where it is in the new draft, in the order given.</summary>
    /// <param name="match">Of the draft that the anchors are on, whose lines have identities, and the new one.</param>
    /// <param name="anchors">On lines of the old draft; one whose line the old draft lacks is an orphan at the beginning.</param>
    public static ImmutableArray<CarriedAnchor> Carry(DraftMatch match, ImmutableArray<Anchor> anchors)
    {
        ArgumentNullException.ThrowIfNull(match);
        var placeOf = new Dictionary<LineId, int>();
        for (var a = 0; a < match.A.Elements.Length; a++)
            placeOf[match.A.Elements[a].Id] = a;
        var partsOf = match.Lines.Where(l => l.Kind == MatchKind.Split).ToLookup(l => l.A!.Value, l => l.B!.Value);
        return [.. anchors.Select(anchor => placeOf.TryGetValue(anchor.Line, out var line) ? Carry(match, partsOf, anchor, line) : Orphan(match, anchor, 0))];
    }

    private static CarriedAnchor Carry(DraftMatch match, ILookup<int, int> partsOf, Anchor anchor, int line)
    {
        if (match.PartnerOfA(line) is not { } partner)
            return Whole(match, anchor, line) ?? Orphan(match, anchor, line);
        CarriedAnchor? best = null;
        foreach (var part in partsOf[line].Prepend(partner).Distinct())
        {
            var (start, length) = Follow(match.A.Elements[line].Text.Plain, match.B.Elements[part].Text.Plain, anchor.Start, anchor.Length);
            if (best is null || length > best.Length)
                best = new CarriedAnchor(anchor, length > 0 || anchor.Length == 0 ? AnchorFate.Carried : AnchorFate.WordsGone, part, start, length);
        }

        return best!;
    }

    // A line that was merged into another is still there, as a part of it.
    private static CarriedAnchor? Whole(DraftMatch match, Anchor anchor, int line)
    {
        if (match.Lines.FirstOrDefault(l => l.Kind == MatchKind.Merged && l.A == line) is not { B: { } whole })
            return null;
        var (start, length) = Follow(match.A.Elements[line].Text.Plain, match.B.Elements[whole].Text.Plain, anchor.Start, anchor.Length);
        return new CarriedAnchor(anchor, length > 0 || anchor.Length == 0 ? AnchorFate.Carried : AnchorFate.WordsGone, whole, start, length);
    }

    // From the first of its letters that is left to the last; between letters, behind the nearest that is left before it.
    internal static (int Start, int Length) Follow(string a, string b, int start, int length)
    {
        int from = -1, to = -1, before = 0;
        foreach (var run in WordDiff.Between(a, b))
        {
            if (!run.IsKept)
                continue;
            var (first, last) = (Math.Max(start, run.StartA), Math.Min(start + length, run.StartA + run.LengthA));
            if (run.StartA <= start)
                before = run.StartB + Math.Min(run.LengthB, start - run.StartA);
            if (first >= last)
                continue;
            from = from < 0 ? run.StartB + first - run.StartA : from;
            to = run.StartB + last - run.StartA;
        }

        // The space beside a word that went is no word that is left.
        while (from >= 0 && from < to && char.IsWhiteSpace(b[from]))
            from++;
        while (from >= 0 && from < to && char.IsWhiteSpace(b[to - 1]))
            to--;
        return from < 0 || from == to ? (before, 0) : (from, to - from);
    }

    // The nearest line above that is left, and with none the nearest below.
    private static CarriedAnchor Orphan(DraftMatch match, Anchor anchor, int line)
    {
        for (var distance = 1; distance <= match.A.Elements.Length; distance++)
        {
            if (line - distance >= 0 && match.PartnerOfA(line - distance) is { } above)
                return new CarriedAnchor(anchor, AnchorFate.Orphaned, above, 0, 0);
            if (line + distance < match.A.Elements.Length && match.PartnerOfA(line + distance) is { } below)
                return new CarriedAnchor(anchor, AnchorFate.Orphaned, below, 0, 0);
        }

        return new CarriedAnchor(anchor, AnchorFate.Orphaned, match.B.Elements.IsEmpty ? -1 : 0, 0, 0);
    }
}
