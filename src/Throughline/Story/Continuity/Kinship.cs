using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Whose father, sister, wife somebody is, as the action introduces them.</summary>
internal sealed partial class Kinship(Players players)
{
    private readonly Dictionary<(int Of, string Kin), int> _known = [];

    /// <summary>Reads a sentence of the action.</summary>
    public void Learn(string text)
    {
        foreach (Match match in OwnersKin().Matches(text))
            Add(match.Number("of"), match.Word("kin"), match.Number("p"));
        foreach (Match match in KinOfOwner().Matches(text))
            Add(match.Number("of"), match.Word("kin"), match.Number("p"));
    }

    /// <summary>A text in which <c>@3's father</c> is the father, where he is known.</summary>
    public string Named(string text) =>
        _known.Count == 0 ? text : Mention().Replace(text, match => _known.TryGetValue((match.Number("of"), match.Word("kin")), out var player) && player >= 0 ? "@" + player : match.Value);

    private void Add(int of, string kin, int player)
    {
        Put(of, kin, player);
        var back = (kin, players[of].Gender) switch
        {
            ("daughter" or "son", < 0) => "father",
            ("daughter" or "son", > 0) => "mother",
            ("wife", _) => "husband",
            ("husband", _) => "wife",
            _ => "",
        };
        if (back.Length > 0)
            Put(player, back, of);
    }

    // Of two brothers neither is meant.
    private void Put(int of, string kin, int player)
    {
        if (of != player)
            _known[(of, kin)] = _known.TryGetValue((of, kin), out var other) && other != player ? -1 : player;
    }

    [GeneratedRegex(@"@(?<of>\d+)'s (\w+ )?(?<kin>father|mother|wife|husband|sister|brother|daughter|son|grandfather|grandmother|boss|coach|clerk),? @(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex OwnersKin();

    [GeneratedRegex(@"@(?<p>\d+) \([^)]*\),? @(?<of>\d+)'s (\w+ )?(?<kin>father|mother|wife|husband|sister|brother|daughter|son|grandfather|grandmother)\b", Matching.Plain, -1)]
    private static partial Regex KinOfOwner();

    [GeneratedRegex(@"@(?<of>\d+)'s (?<kin>father|mother|wife|husband|sister|brother|daughter|son|grandfather|grandmother|boss|coach)\b(?!'s| in)", Matching.Plain, -1)]
    private static partial Regex Mention();
}
