using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Screenplays.Production;

/// <summary>Numbers scenes.</summary>
public static class SceneNumbering
{
    /// <summary>Gives every scene without a number one: 1, 2, 3 in a script that has none; letters between the numbers that are there.</summary>
    public static Screenplay Complete(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var headings = Headings(screenplay);
        var numbers = headings.Select(h => Given(screenplay, h)).ToArray();
        if (numbers.All(n => n is null))
            return Renumber(screenplay);
        var taken = numbers.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is not null)
                continue;
            var end = i;
            while (end < numbers.Length && numbers[end] is null)
                end++;
            var left = i > 0 ? numbers[i - 1] : null;
            var right = end < numbers.Length ? numbers[end] : null;
            var added = right is null && ProductionNumber.TryParse(left, out var last)
                ? Following(last.Number, end - i, taken)
                : ProductionNumber.Between(left, right, end - i, taken);
            for (var n = 0; n < added.Length; n++)
                numbers[i + n] = added[n];
            taken.UnionWith(added);
            i = end;
        }

        return With(screenplay, headings, numbers);
    }

    /// <summary>Numbers all scenes anew from 1, omitted ones too.</summary>
    public static Screenplay Renumber(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var headings = Headings(screenplay);
        return With(screenplay, headings, [.. headings.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))]);
    }

    // What comes after the last scene goes on counting.
    private static ImmutableArray<string> Following(int last, int count, HashSet<string> taken) =>
        [.. Enumerable.Range(1, int.MaxValue - 1).Select(n => ((long)last + n).ToString(CultureInfo.InvariantCulture)).Where(n => !taken.Contains(n)).Take(count)];

    private static List<int> Headings(Screenplay screenplay) =>
        [.. Enumerable.Range(0, screenplay.Elements.Length).Where(i => screenplay.Elements[i] is SceneHeading)];

    private static string? Given(Screenplay screenplay, int heading) => ((SceneHeading)screenplay.Elements[heading]).Number is { } number && number.Trim().Length > 0 ? number.Trim() : null;

    private static Screenplay With(Screenplay screenplay, List<int> headings, string?[] numbers)
    {
        var elements = screenplay.Elements.ToBuilder();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (elements[headings[i]] is SceneHeading heading && heading.Number?.Trim() != numbers[i])
                elements[headings[i]] = heading with { Number = numbers[i] };
        }

        return screenplay with { Elements = elements.DrainToImmutable() };
    }
}
