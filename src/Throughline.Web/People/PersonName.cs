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

    private static bool Shows(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar;

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
