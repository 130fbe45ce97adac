using Throughline.Screenplays;

namespace Throughline.Drafts.Matching;

/// <summary>Finds who and what has another name in the new draft: lines that stayed say whose they were and whose they are.</summary>
internal static class Renames
{
    private const int EnoughVotes = 3;

    /// <summary>People, by the cues above speeches that stayed; places, by the headings above scenes that stayed.</summary>
    public static List<Rename> Find(Pairing seeds)
    {
        var votes = new Dictionary<(string From, string To, bool IsPlace), int>();
        for (var i = 0; i < seeds.OfA.Length; i++)
        {
            var j = seeds.OfA[i];
            if (j == Pairing.None)
                continue;
            if (seeds.A.SpeechOf[i] is var cueA and >= 0 && seeds.B.SpeechOf[j] is var cueB and >= 0)
                Vote(Name(seeds.A, cueA), Name(seeds.B, cueB), isPlace: false);
            if (seeds.A.SceneOf[i] is var sceneA and >= 0 && seeds.B.SceneOf[j] is var sceneB and >= 0)
                VoteForPlaces((SceneHeading)seeds.A.Elements[sceneA], (SceneHeading)seeds.B.Elements[sceneB]);
        }

        return Choose(votes, Known(seeds.A), Known(seeds.B));

        void Vote(string from, string to, bool isPlace) => votes[(from, to, isPlace)] = votes.GetValueOrDefault((from, to, isPlace)) + 1;

        void VoteForPlaces(SceneHeading a, SceneHeading b)
        {
            var (from, to) = (a.Slugline.Location, b.Slugline.Location);
            for (var k = 0; k < from.Length && from.Length == to.Length; k++)
                Vote(CharacterIndex.Fold(from[k]), CharacterIndex.Fold(to[k]), isPlace: true);
        }
    }

    /// <summary>Writes the new names into the words of the old draft.</summary>
    public static void Apply(List<Rename> renames, DraftLines a, Lexicon lexicon)
    {
        if (renames.Count == 0)
            return;
        var replacement = new int[lexicon.Count + 64];
        for (var word = 0; word < replacement.Length; word++)
            replacement[word] = word;
        var changed = false;
        foreach (var rename in renames)
        {
            var (from, to) = (Words(rename.From, lexicon), Words(rename.To, lexicon));
            if (from.Count != to.Count)
            {
                if (!rename.IsPlace)
                    RenameCues(rename, a, to);
                continue;
            }

            for (var k = 0; k < from.Count; k++)
            {
                if (from[k] >= replacement.Length || from[k] == to[k])
                    continue;
                replacement[from[k]] = to[k];
                changed = true;
            }
        }

        if (changed)
            a.Replace(replacement, isCapital: true);
    }

    // A name of more or fewer words can stand for the old one where nothing else stands beside it.
    private static void RenameCues(Rename rename, DraftLines a, List<int> to)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (a.IsCue(i) && Name(a, i) == rename.From)
                a.SealAs(i, to.ToArray());
        }
    }

    private static List<Rename> Choose(Dictionary<(string From, string To, bool IsPlace), int> votes, HashSet<string> knownInA, HashSet<string> knownInB)
    {
        var renames = new List<Rename>();
        foreach (var group in votes.GroupBy(v => (v.Key.From, v.Key.IsPlace)))
        {
            var all = group.Sum(v => v.Value);
            var best = group.MaxBy(v => v.Value);
            var ((from, to, isPlace), count) = (best.Key, best.Value);
            if (from == to || count * 5 < all * 3)
                continue;
            // A name that went and one that came are enough; between two that stayed many lines must agree.
            var isNew = !knownInB.Contains(from) && !knownInA.Contains(to);
            if (isNew || count >= EnoughVotes && !knownInA.Contains(to))
                renames.Add(new Rename(from, to, isPlace));
        }

        return [.. renames.OrderBy(r => r.IsPlace).ThenBy(r => r.From, StringComparer.Ordinal)];
    }

    private static HashSet<string> Known(DraftLines lines)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in lines.Elements)
        {
            if (element is Cue cue)
                known.Add(CharacterIndex.Fold(cue.Name));
            else if (element is SceneHeading heading)
                known.UnionWith(heading.Slugline.Location.Select(CharacterIndex.Fold));
        }

        return known;
    }

    private static string Name(DraftLines lines, int cue) => CharacterIndex.Fold(((Cue)lines.Elements[cue]).Name);

    private static List<int> Words(string name, Lexicon lexicon)
    {
        var words = new List<int>();
        var cutter = new WordCutter(name);
        while (cutter.Next())
            words.Add(lexicon.Of(cutter.Word));
        return words;
    }
}
