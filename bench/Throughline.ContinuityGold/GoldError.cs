namespace Throughline.ContinuityGold;

/// <summary>A contradiction that was put into a clean script.</summary>
/// <param name="Script">The script's name.</param>
/// <param name="Number">From 1 within the script.</param>
/// <param name="Kind">As <c>ContinuityKinds.Name</c> writes it.</param>
/// <param name="Was">Text of the clean script; stands there once.</param>
/// <param name="Now">What stands in its place.</param>
/// <param name="Against">A piece of the line that it contradicts; stands once in the damaged script.</param>
internal sealed record GoldError(string Script, int Number, string Kind, string Was, string Now, string Against)
{
    public string Id => $"{Script}-{Number:00}";

    /// <summary>The script with this error in it.</summary>
    public string Damaged(string clean) => clean.Replace(Was, Now, StringComparison.Ordinal);

    /// <summary>Lines of the damaged script, from 1, that were changed or put in.</summary>
    public IEnumerable<int> ChangedLines(string clean)
    {
        var before = clean.Split('\n');
        var after = Damaged(clean).Split('\n');
        var same = 0;
        while (before[same] == after[same])
            same++;
        var tail = 0;
        while (tail < before.Length - same && tail < after.Length - same && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        // A new cue changes the speech below it.
        var end = after.Length - tail;
        if (end > 0 && after[end - 1].Length > 0 && !after[end - 1].Any(char.IsLower))
        {
            while (end < after.Length && after[end].Length > 0)
                end++;
        }

        return Enumerable.Range(same + 1, end - same).Where(line => after[line - 1].Length > 0);
    }

    /// <summary>The line of the damaged script, from 1, that the error contradicts.</summary>
    public int AgainstLine(string clean)
    {
        var damaged = Damaged(clean);
        return damaged.AsSpan(0, damaged.IndexOf(Against, StringComparison.Ordinal)).Count('\n') + 1;
    }
}
