using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Screenplays;

/// <summary>
/// A number of a scene or page as productions write it: letters after a number come after it (<c>12</c>, <c>12A</c>,
/// <c>12B</c>), letters before one come before it (<c>A12A</c>, <c>12A</c>). <c>specs/production</c> has the order.
/// </summary>
/// <param name="Before">Letters before the number, in capitals.</param>
/// <param name="Number">Zero or more.</param>
/// <param name="After">Letters after it, in capitals.</param>
public readonly record struct ProductionNumber(string Before, int Number, string After)
{
    // I and O are read as one and nought.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Reads a number; false for what has another shape, such as <c>I-1-A</c>.</summary>
    public static bool TryParse(string? text, out ProductionNumber number)
    {
        number = default;
        var rest = (text ?? "").AsSpan().Trim().TrimEnd('.');
        var digits = rest.IndexOfAnyInRange('0', '9');
        if (digits < 0)
            return false;
        var end = digits;
        while (end < rest.Length && char.IsAsciiDigit(rest[end]))
            end++;
        if (!AreLetters(rest[..digits]) || !AreLetters(rest[end..]) || !int.TryParse(rest[digits..end], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        number = new ProductionNumber(rest[..digits].ToString().ToUpperInvariant(), value, rest[end..].ToString().ToUpperInvariant());
        return true;
    }

    /// <summary>Numbers for what was put in between two others, in order; none is one of <paramref name="taken"/>.</summary>
    /// <param name="left">The number before; null at the beginning.</param>
    /// <param name="right">The number after; null at the end.</param>
    /// <param name="count">How many are needed.</param>
    /// <param name="taken">Numbers that may not be given again.</param>
    public static ImmutableArray<string> Between(string? left, string? right, int count, IReadOnlySet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var hasLeft = TryParse(left, out var low);
        var hasRight = TryParse(right, out var high);
        if (hasLeft && !(hasRight && high.Compare(low) <= 0) && low.Before.Length == 0)
        {
            var after = Gather(low.LettersAfter(), count, low, hasRight ? high : null, taken);
            if (after.Length == count)
                return after;
        }

        if (hasRight)
        {
            var before = Gather(high.LettersBefore(), count, hasLeft && low.Compare(high) < 0 ? low : null, high, taken);
            if (before.Length == count)
                return before;
        }

        var stem = left ?? right ?? "";
        return [.. AllLetters().Select(l => left is null ? l + stem : stem + l).Where(n => !taken.Contains(n)).Take(count)];
    }

    /// <summary>True when it comes before another in the script.</summary>
    public bool IsBefore(ProductionNumber other) => Compare(other) < 0;

    private int Compare(ProductionNumber other)
    {
        if (Number != other.Number)
            return Number.CompareTo(other.Number);
        if (After != other.After)
            return After.Length != other.After.Length ? After.Length.CompareTo(other.After.Length) : string.CompareOrdinal(After, other.After);
        // Each letter in front goes before all that follows it, so the innermost decides first.
        for (int a = Before.Length - 1, b = other.Before.Length - 1; a >= 0 || b >= 0; a--, b--)
        {
            if (a < 0 || b < 0)
                return a < 0 ? 1 : -1;
            if (Before[a] != other.Before[b])
                return Before[a].CompareTo(other.Before[b]);
        }

        return 0;
    }

    /// <returns>As printed: <c>A12B</c>.</returns>
    public override string ToString() => Before + Number.ToString(CultureInfo.InvariantCulture) + After;

    private static ImmutableArray<string> Gather(IEnumerable<ProductionNumber> candidates, int count, ProductionNumber? low, ProductionNumber? high, IReadOnlySet<string> taken)
    {
        var found = ImmutableArray.CreateBuilder<string>(count);
        foreach (var candidate in candidates)
        {
            if (found.Count == count || (high is { } above && candidate.Compare(above) >= 0))
                break;
            if ((low is { } below && candidate.Compare(below) <= 0) || taken.Contains(candidate.ToString()))
                continue;
            found.Add(candidate.ToString());
        }

        return found.ToImmutable();
    }

    // 12: 12A, 12B, ...; 12A: 12B, 12C, ...
    private IEnumerable<ProductionNumber> LettersAfter()
    {
        var self = this;
        return AllLetters().Select(letters => self with { After = letters }).Where(n => n.Compare(self) > 0);
    }

    // 12: A12, B12, ...; A12A: AA12A, BA12A, ...
    private IEnumerable<ProductionNumber> LettersBefore()
    {
        foreach (var letter in Letters)
            yield return this with { Before = letter + Before };
    }

    // A to Z, then AA to ZZ.
    private static IEnumerable<string> AllLetters()
    {
        foreach (var letter in Letters)
            yield return letter.ToString();
        foreach (var first in Letters)
        {
            foreach (var second in Letters)
                yield return string.Concat(new ReadOnlySpan<char>(in first), new ReadOnlySpan<char>(in second));
        }
    }

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetter(letter))
                return false;
        }

        return true;
    }
}
