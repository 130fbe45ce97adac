using Throughline.Screenplays;

namespace Throughline.Drafts.Web;

/// <summary>Which lines of a changed scene are folded away: long runs that stayed as they were, away from every change.</summary>
internal static class Folds
{
    // Lines that are left in sight around a change, and the fewest that are worth a fold.
    private const int Around = 2, Fewest = 6;

    /// <summary>The runs to fold, as places among the lines of a match, the last included.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="from">The first line of the scene.</param>
    /// <param name="to">One behind its last.</param>
    /// <param name="isWanted">Lines that must be in sight though they stayed.</param>
    public static Dictionary<int, (int Last, int Count)> Of(DraftMatch match, int from, int to, Func<LinePair, bool> isWanted)
    {
        var isShown = new bool[to - from];
        for (var at = from; at < to; at++)
        {
            var line = match.Lines[at];
            if (line.Kind == MatchKind.Kept && !isWanted(line) || match.IsEmpty(line))
                continue;
            for (var near = Math.Max(from, at - Around); near <= Math.Min(to - 1, at + Around); near++)
                isShown[near - from] = true;
        }

        // A speech is not shown without its cue, nor a cue without its speech.
        for (var at = to - 1; at > from; at--)
            isShown[at - 1 - from] |= isShown[at - from] && IsSpoken(match, at);
        for (var at = from + 1; at < to; at++)
            isShown[at - from] |= isShown[at - 1 - from] && IsSpoken(match, at);

        var folds = new Dictionary<int, (int, int)>();
        for (var at = from; at < to;)
        {
            var end = at;
            while (end < to && !isShown[end - from])
                end++;
            var count = Enumerable.Range(at, end - at).Count(i => !match.IsEmpty(match.Lines[i]));
            if (count >= Fewest)
                folds[at] = (end - 1, count);
            at = end + 1;
        }

        return folds;
    }

    private static bool IsSpoken(DraftMatch match, int at) =>
        match.Lines[at] is var line && (line.B is { } b ? match.B.Elements[b] : match.A.Elements[line.A!.Value]) is Dialogue or Parenthetical or Lyrics;
}
