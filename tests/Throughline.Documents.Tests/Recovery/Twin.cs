using Throughline.Screenplays;

namespace Throughline.Documents.Tests.Recovery;

/// <summary>How much of a screenplay came back: elements of the same kind with the same words, in order.</summary>
internal static class Twin
{
    /// <summary>F1 over elements that are printed; a longest common run of them counts as found.</summary>
    public static (double F1, IReadOnlyList<string> Lost, IReadOnlyList<string> Made) Compare(Screenplay original, Screenplay recovered)
    {
        string[] a = [.. original.Elements.Where(IsSeen).Select(Say)], b = [.. recovered.Elements.Where(IsSeen).Select(Say)];
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (lost, made) = (new List<string>(), new List<string>());
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
                (i, j) = (i + 1, j + 1);
            else if (j >= b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
                lost.Add(a[i++]);
            else
                made.Add(b[j++]);
        }

        return (2.0 * common[0, 0] / Math.Max(1, a.Length + b.Length), lost, made);
    }

    private static bool IsSeen(Element element) => element.IsPrinted && element is not PageBreak && !element.Text.IsEmpty;

    // The shape of quotation marks and dashes is the printing program's.
    private static string Plain(string words) => words.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace("—", "--", StringComparison.Ordinal);

    // A kind that looks like another on paper counts as that: a shot as action, lyrics as dialogue, what a name is followed by left out.
    private static string Say(Element element)
    {
        var kind = element.Kind switch { ElementKind.Lyrics => ElementKind.Dialogue, ElementKind.Shot or ElementKind.General or ElementKind.Centered => ElementKind.Action, var other => other };
        var words = element is Cue cue ? string.Join(' ', [cue.Name, .. cue.Extensions.Where(e => Plain(e) is not "CONT'D")]) : element.Text.Plain;
        return $"{kind}: {string.Join(' ', Plain(words).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
    }
}
