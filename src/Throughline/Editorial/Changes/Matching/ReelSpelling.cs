namespace Throughline.Editorial.Changes.Matching;

/// <summary>Reels that lists have cut short or spelled otherwise.</summary>
internal static class ReelSpelling
{
    private const int LeastLetters = 5;

    /// <summary>What speaks for one source although no name of it is the same; source times are the same already.</summary>
    public static MatchEvidence Evidence(EventPairing pairing, int o, int n)
    {
        var (a, b) = (pairing.OldKeys[o], pairing.NewKeys[n]);
        if (a.With(b) is var found and not MatchEvidence.None)
            return found;
        foreach (var x in (ReadOnlySpan<int>)[a.Reel, a.File, a.Target])
        {
            foreach (var y in (ReadOnlySpan<int>)[b.Reel, b.File, b.Target])
            {
                if (x != 0 && y != 0 && IsBeginning(pairing.Names[x - 1], pairing.Names[y - 1]))
                    return MatchEvidence.ReelBeginning;
            }
        }

        // Nothing contradicts where one of them has no name at all, and time of day hardly agrees by chance.
        return (a.IsNone || b.IsNone) && pairing.Old[o].SourceIn > 0 ? MatchEvidence.SourceTime : MatchEvidence.None;
    }

    private static bool IsBeginning(string a, string b) =>
        Math.Min(a.Length, b.Length) >= LeastLetters && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
}
