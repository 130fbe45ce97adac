namespace Throughline.Drafts.Matching;

/// <summary>Finds lines that became several, and several that became one.</summary>
internal static class Parts
{
    // So much of a part must stand in the whole, in order, and be new to what the whole has already.
    private const double Contained = 0.65;
    private const int Reach = 6, LeastWords = 2;

    /// <summary>The extra pairs: of each, a line of A that was split or merged, and a line of B.</summary>
    public static List<PartPair> Find(Pairing pairs)
    {
        var found = new List<PartPair>();
        Find(pairs.A, pairs.OfA, pairs.B, pairs.OfB, (whole, part) => found.Add(new PartPair(whole, part, IsSplit: true)), pairs.Join);
        Find(pairs.B, pairs.OfB, pairs.A, pairs.OfA, (whole, part) => found.Add(new PartPair(part, whole, IsSplit: false)), (b, a) => pairs.Join(a, b));
        return found;
    }

    private static void Find(DraftLines wholes, int[] ofWholes, DraftLines parts, int[] ofParts, Action<int, int> add, Action<int, int> join)
    {
        var taken = new bool[ofParts.Length];
        var at = -1;
        for (var whole = 0; whole < ofWholes.Length; whole++)
        {
            var partner = ofWholes[whole];
            at = partner >= 0 ? partner : at;
            if (wholes.IsCue(whole) || wholes.IsHeading(whole) || wholes.Length(whole) < 2 * LeastWords)
                continue;
            if (partner >= 0 && wholes.Hashes[whole] == parts.Hashes[partner])
                continue;
            var pieces = Pieces(wholes, whole, parts, ofParts, taken, partner >= 0 ? partner - Reach : at + 1, partner >= 0 ? partner + Reach : at + 1 + Reach, partner);
            if (pieces.Count < 2)
                continue;
            // The largest piece is the line itself, if nothing is yet.
            var main = partner >= 0 ? partner : pieces.MaxBy(parts.Length);
            if (partner < 0)
                join(whole, main);
            foreach (var piece in pieces)
            {
                taken[piece] = true;
                if (piece != main)
                    add(whole, piece);
            }
        }
    }

    // The free lines of a stretch that together say the whole, in order; with the partner it has, which counts first.
    private static List<int> Pieces(DraftLines wholes, int whole, DraftLines parts, int[] ofParts, bool[] taken, int from, int to, int partner)
    {
        var words = wholes.Words(whole);
        var pieces = new List<int>();
        if (partner >= 0)
            pieces.Add(partner);
        var said = partner >= 0 ? Likeness.Common(words, parts.Words(partner)) : 0;
        Span<int> order = stackalloc int[2 * Reach + 1];
        var count = 0;
        for (var part = Math.Max(0, from); part <= to && part < parts.Count; part++)
        {
            if (part != partner && ofParts[part] < 0 && !taken[part] && !parts.IsCue(part) && !parts.IsHeading(part))
                order[count++] = part;
        }

        foreach (var part in order[..count])
        {
            // A word alone is a part only beside another.
            if (Likeness.Common(words, parts.Words(part)) < Contained * parts.Length(part) || (parts.Length(part) < LeastWords && Math.Abs(part - partner) != 1))
                continue;
            pieces.Add(part);
            pieces.Sort();
            var together = Likeness.Common(words, Joined(parts, pieces));
            if (together - said >= Contained * parts.Length(part))
                said = together;
            else
                pieces.Remove(part);
        }

        return said * 2 >= words.Length ? pieces : [];
    }

    private static int[] Joined(DraftLines lines, List<int> pieces)
    {
        var words = new List<int>();
        foreach (var piece in pieces)
            words.AddRange(lines.Words(piece));
        return [.. words];
    }
}

/// <summary>A line of A and one of B of which one is a part of the other.</summary>
/// <param name="A">Index in A.</param>
/// <param name="B">Index in B.</param>
/// <param name="IsSplit">True when the line of A became several; false when several became the line of B.</param>
internal sealed record PartPair(int A, int B, bool IsSplit);
