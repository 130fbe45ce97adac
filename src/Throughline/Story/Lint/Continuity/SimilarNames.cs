using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class SimilarNames() : LintRule("TL201", "similar-names", LintFamily.Continuity, "A rare name in a cue is one letter away from a common one.")
{
    private const int ShortestWord = 4;

    public override System.Collections.Immutable.ImmutableArray<LintParameter> Parameters =>
        [new("most-speeches", 2, "speeches that a misspelled name may have at most")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "most-speeches");
        var names = context.Names;
        var near = new Neighbours([.. names.Select(name => Letters(name.Name))]);
        for (var i = 0; i < names.Length; i++)
        {
            var rare = names[i];
            if (rare.Speeches.Length > most)
                continue;
            foreach (var j in near.Of(i))
            {
                var common = names[j];
                if (common.Speeches[0].Character == rare.Speeches[0].Character || !IsLikelySlip(context, rare, common))
                    continue;
                foreach (var speech in rare.Speeches)
                    yield return Found(speech.Speech.Cue.Span, $"{rare.Name} is almost {common.Name}, who speaks {common.Speeches.Length} times. If they are one person, spell the name one way.");
                break;
            }
        }
    }

    private static bool IsLikelySlip(LintContext context, NameUse rare, NameUse common)
    {
        if (SameLetters(rare.Name, common.Name))
            return rare.Speeches.Length < common.Speeches.Length || (rare.Speeches.Length == common.Speeches.Length && rare.Speeches[0].Element > common.Speeches[0].Element);
        return common.Speeches.Length >= 3 && common.Speeches.Length >= rare.Speeches.Length * 2
            && OneWordIsOneLetterAway(rare.Name, common.Name, out var word) && !context.Mentions.IsMentioned(word);
    }

    private static string Letters(string name) => string.Concat(name.Where(Words.IsInWord));

    // Same letters and digits, other dots, hyphens or spaces: MR KIM and MR. KIM.
    private static bool SameLetters(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && !Words.IsInWord(a[i]))
                i++;
            while (j < b.Length && !Words.IsInWord(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length && i > 0 && a != b;
            if (a[i++] != b[j++])
                return false;
        }
    }

    private static bool OneWordIsOneLetterAway(string rare, string common, out string word)
    {
        word = "";
        var a = Words.Of(rare);
        var b = Words.Of(common);
        while (true)
        {
            var more = a.MoveNext();
            if (more != b.MoveNext())
                return false;
            if (!more)
                return word.Length > 0;
            if (a.Current.SequenceEqual(b.Current))
                continue;
            if (word.Length > 0 || !AreAlike(a.Current, b.Current))
                return false;
            word = a.Current.ToString();
        }
    }

    private static bool AreAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < ShortestWord || b.Length < ShortestWord || a.ContainsAnyInRange('0', '9') || b.ContainsAnyInRange('0', '9'))
            return false;
        return EditDistance.IsOne(a, b) && !IsFormOf(a, b) && !IsFormOf(b, a);
    }

    // A plural or the feminine of a name is another name: GUARD and GUARDS, PREM and PREMA, MAN and MEN.
    private static bool IsFormOf(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter) =>
        (longer.Length == shorter.Length + 1 && longer.StartsWith(shorter) && longer[^1] is 'S' or 'A' or 'E' or 'Y' or 'O' or 'I')
        || (longer.EndsWith("MEN") && shorter.EndsWith("MAN") && longer.Length == shorter.Length)
        || (longer.Length == shorter.Length && longer[..^1].SequenceEqual(shorter[..^1]) && longer[^1] is 'A' or 'E' or 'I' or 'O' && shorter[^1] is 'A' or 'E' or 'I' or 'O');
}
