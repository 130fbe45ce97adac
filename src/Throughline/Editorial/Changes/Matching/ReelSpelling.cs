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

    /// <summary>
    /// The keys with one number for a name that only one cut has and the only name of the other cut that it is the beginning of;
    /// the very same arrays when there is none.
    /// </summary>
    public static (SourceKeys[] Old, SourceKeys[] New) AsOne(SourceKeys[] old, SourceKeys[] @new, Dictionary<string, int> numbers)
    {
        var isOld = Named(old, numbers.Count);
        var isNew = Named(@new, numbers.Count);
        var names = numbers.Where(n => n.Key.Length >= LeastLetters && isOld[n.Value] != isNew[n.Value]).OrderBy(n => n.Key, StringComparer.Ordinal).ToArray();
        var one = new Dictionary<int, int>();
        for (var i = 0; i < names.Length; i++)
        {
            // Those that begin with a name stand right behind it.
            var (found, others) = (0, 0);
            for (var j = i + 1; j < names.Length && others < 2 && names[j].Key.StartsWith(names[i].Key, StringComparison.Ordinal); j++)
            {
                if (isOld[names[j].Value] != isOld[names[i].Value])
                    (found, others) = (names[j].Value, others + 1);
            }

            if (others == 1)
                one.TryAdd(found, names[i].Value);
        }

        return one.Count == 0 ? (old, @new) : (Array.ConvertAll(old, k => k.With(one)), Array.ConvertAll(@new, k => k.With(one)));
    }

    private static bool[] Named(SourceKeys[] keys, int count)
    {
        var named = new bool[count + 1];
        foreach (var key in keys)
            named[key.File] = named[key.Target] = named[key.Reel] = named[key.Name] = true;
        return named;
    }

    private static bool IsBeginning(string a, string b) =>
        Math.Min(a.Length, b.Length) >= LeastLetters && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
}
