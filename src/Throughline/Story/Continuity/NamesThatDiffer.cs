using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Story.Lint;

namespace Throughline.Story.Continuity;

/// <summary>A person or a place under a name that is almost, or half, its own.</summary>
internal sealed partial class NamesThatDiffer : ContinuityRule
{
    private const int ShortestAlike = 5;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var known = telling.Players.All.Where(p => p.Words.Length > 0).SelectMany(p => p.Words.Select(word => (Word: word, Player: p))).ToLookup(x => x.Word, x => x.Player, StringComparer.Ordinal);
        var uses = Uses(telling);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in telling.Sentences)
        {
            foreach (var (player, wrong, confidence) in OtherHalf(telling, sentence, known).Concat(Titled(telling, sentence, known)).Concat(Alike(telling, sentence, known, uses)))
            {
                if (Right(telling, player, sentence, wrong) is { } right && told.Add(player.Id + wrong))
                    yield return Found(ContinuityKind.Name, confidence, $"{string.Join(' ', player.Words)} in one line, {wrong} in the other. If they are one person, the name should be spelled one way.", right, sentence);
            }
        }

        foreach (var found in Families(telling, known))
            yield return found;
    }

    // "Frank Delaware" where he is Frank Delaney; "Adam Strand" where he is Abel.
    private static IEnumerable<(Player, string, double)> OtherHalf(Telling telling, Sentence sentence, ILookup<string, Player> known)
    {
        foreach (Match match in GivenThenOther().Matches(sentence.Text))
        {
            var player = telling.Players[match.Number("p")];
            var other = match.Groups["other"].Value.ToUpperInvariant();
            if (player.Surname.Length > 0 && !known.Contains(other) && !Players.IsTitle(other) && !player.Words.Contains(other) && sentence.Words.Contains(player.Given, StringComparison.OrdinalIgnoreCase)
                && (AreAlike(other, player.Surname) || SharedStart(other, player.Surname) >= 1))
                yield return (player, match.Groups["other"].Value, AreAlike(other, player.Surname) ? 0.85 : 0.6);
        }

        foreach (Match match in OtherThenSurname().Matches(sentence.Text))
        {
            var player = telling.Players[match.Number("p")];
            var other = match.Groups["other"].Value.ToUpperInvariant();
            if (player.Surname.Length == 0 || known.Contains(other) || Players.IsTitle(other) || other.Length < 3 || match.Index == 0 && !match.Groups["self"].Success || sentence.Words.Contains(player.Given, StringComparison.OrdinalIgnoreCase))
                continue;
            if (match.Groups["self"].Success || other[0] == player.Given[0] && Math.Abs(other.Length - player.Given.Length) <= 2)
                yield return (player, match.Groups["other"].Value + " " + player.Surname, 0.6);
        }
    }

    // "Mr. Ross" where there is only a Moss.
    private static IEnumerable<(Player, string, double)> Titled(Telling telling, Sentence sentence, ILookup<string, Player> known)
    {
        foreach (Match match in TitleAndName().Matches(sentence.Text))
        {
            var name = match.Groups["name"].Value.ToUpperInvariant();
            if (known.Contains(name) || name.Length < 3)
                continue;
            foreach (var player in telling.Players.All)
            {
                var own = player.Surname.Length > 0 ? player.Surname : player.Title.Length > 0 ? player.Given : "";
                if (own.Length >= 3 && (AreAlike(name, own) || SharedStart(name, own) >= 4 && Math.Abs(name.Length - own.Length) <= 2 || name.Length >= 3 && Math.Abs(name.Length - own.Length) <= 1 && EditDistance.IsOne(name, own) || IsSwap(name, own)) && IsHere(telling, player, sentence))
                    yield return (player, match.Value, 0.75);
            }
        }
    }

    // A name that stands only here, a letter or two from that of somebody who is here: "Where's Eva?" for Ava.
    private static IEnumerable<(Player, string, double)> Alike(Telling telling, Sentence sentence, ILookup<string, Player> known, Dictionary<string, int> uses)
    {
        foreach (Match match in NameInside().Matches(sentence.Text))
        {
            var name = match.Groups["name"].Value.ToUpperInvariant();
            if (known.Contains(name) || Players.IsTitle(name) || uses.GetValueOrDefault(name) != 1 || name.Length < 3)
                continue;
            foreach (var player in telling.Players.All)
            {
                if (player.Words.Length > 0 && player.Words.Any(own => own.Length >= 3 && own != name && !name.StartsWith(own, StringComparison.Ordinal) && (name.Length >= ShortestAlike ? AreAlike(name, own) : name.Length == own.Length && EditDistance.IsOne(name, own) && name[^1] == own[^1])) && IsHere(telling, player, sentence))
                    yield return (player, match.Groups["name"].Value, 0.6);
            }
        }
    }

    // A surname that one of a family has otherwise than the others: BLACKWELL among BLACKWOODS.
    private static IEnumerable<ContinuityFinding> Families(Telling telling, ILookup<string, Player> known)
    {
        var introduced = telling.Players.All.Where(p => p.IntroducedAt >= 0 && p.Surname.Length >= ShortestAlike).OrderBy(p => p.IntroducedAt).ToList();
        foreach (var odd in introduced)
        {
            var family = introduced.Where(p => p.Surname != odd.Surname && AreAlike(p.Surname, odd.Surname)).ToList();
            if (family.Count == 0 || known[odd.Surname].Count() > 1 || (known[family[0].Surname].Count() == 1 && odd.IntroducedAt < family[0].IntroducedAt))
                continue;
            yield return Found(ContinuityKind.Name, 0.7, $"{string.Join(' ', odd.Words)}, but {string.Join(' ', family[0].Words)}. If they are one family, the name should be spelled one way.",
                At(telling, family[0], family[0].Surname), At(telling, odd, odd.Surname));
        }
    }

    private static Sentence At(Telling telling, Player player, string word) =>
        telling.Sentences.First(s => s.Element == player.IntroducedAt && s.Words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static Sentence? Right(Telling telling, Player player, Sentence wrong, string words)
    {
        var own = player.Words.Length > 1 && words.Contains(player.Given, StringComparison.OrdinalIgnoreCase) ? player.Given : player.Words[^1];
        return telling.Sentences.FirstOrDefault(s => s.Element == player.IntroducedAt && s.Index != wrong.Index)
            ?? telling.Sentences.FirstOrDefault(s => s.Index != wrong.Index && s.Element != wrong.Element && s.Words.Contains(own, StringComparison.OrdinalIgnoreCase));
    }

    // In the scene, or named in it, or in the scene before or after.
    private static bool IsHere(Telling telling, Player player, Sentence sentence) =>
        sentence.Scene >= 0 && Enumerable.Range(Math.Max(0, sentence.Scene - 1), 3).Any(scene => scene < telling.Scenes.Count && telling.Scenes[scene].Speakers.Contains(player.Id));

    private static Dictionary<string, int> Uses(Telling telling)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in telling.Screenplay.Elements)
        {
            foreach (Match match in AnyName().Matches(element.Text.Plain))
                uses[match.Value.ToUpperInvariant()] = uses.GetValueOrDefault(match.Value.ToUpperInvariant()) + 1;
        }

        return uses;
    }

    private static int SharedStart(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n])
            n++;
        return n;
    }

    // HARLOW and HARROW, MARCHESI and MARCHETTI, BLACKWELL and BLACKWOOD; not forms of one another.
    internal static bool AreAlike(string a, string b)
    {
        if (a == b || Math.Min(a.Length, b.Length) < 4 || a + "S" == b || b + "S" == a)
            return false;
        if (Math.Min(a.Length, b.Length) >= ShortestAlike && EditDistance.IsOne(a, b))
            return true;
        var start = SharedStart(a, b);
        return start >= 4 && start * 2 >= Math.Max(a.Length, b.Length) + 1 && Math.Abs(a.Length - b.Length) <= 2 && a.Length - start is >= 2 and <= 4 && b.Length - start is >= 2 and <= 4;
    }

    // ROY for RAO, BYRD for BOYD: the same first letter, and two of the others.
    private static bool IsSwap(string a, string b) =>
        a.Length == b.Length && a[0] == b[0] && a.Length is 3 or 4 && a.Count(b.Contains) >= a.Length - 1;

    [GeneratedRegex(@"@(?<p>\d+) (?<other>\p{Lu}[\p{L}'\-]{2,})", Matching.Plain, -1)]
    private static partial Regex GivenThenOther();

    [GeneratedRegex(@"((?<self>[Nn]ame's|[Nn]ame is|[Cc]alled|named) )?\b(?<other>\p{Lu}\p{Ll}{2,}) @(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex OtherThenSurname();

    [GeneratedRegex(@"\b(Mr|Mrs|Miss|Ms|Dr|Sir|Captain|Lieutenant|Sergeant|Major|Inspector|Commander|Professor)\.? (?<name>\p{Lu}[\p{L}\-]+)", Matching.Plain, -1)]
    private static partial Regex TitleAndName();

    [GeneratedRegex(@"(?<=[\p{Ll}\d,'] |, |@\d+ |^)(?<name>\p{Lu}[\p{L}\-]{2,})(?=[,.!?]|'s| has | is )", Matching.Plain, -1)]
    private static partial Regex NameInside();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\-]{2,}\b", Matching.Plain, -1)]
    private static partial Regex AnyName();
}
