using System.Buffers;
using System.Globalization;
using System.Text;

namespace Throughline.Web.People;

/// <summary>The name that stands in the record.</summary>
internal static class PersonName
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 80;

    /// <summary>A name as it is kept: without space around it, composed. Null when it is none: empty, too long, or with characters that do not show.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Longest || !typed.IsNormalized(NormalizationForm.FormC) && !TryCompose(ref typed))
            return null;
        var name = string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return name.Length is 0 or > Longest || !name.EnumerateRunes().All(Shows) ? null : name;
    }

    /// <summary>The name of somebody who joins, read the same; null too when a word of it is of several alphabets that look alike.</summary>
    public static string? ReadNew(string? typed) => Read(typed) is { } name && !LookAlikes.AreMixed(name) ? name : null;

    // Letters and marks that show nothing, though they count as letters and marks.
    private static readonly SearchValues<char> Blank = SearchValues.Create("\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F\uFFA0");

    private static bool Shows(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar && rune.Value is not (>= 0xE0100 and <= 0xE01EF) && !(rune.IsBmp && Blank.Contains((char)rune.Value));

    private static bool TryCompose(ref string typed)
    {
        try
        {
            typed = typed.Normalize(NormalizationForm.FormC);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
