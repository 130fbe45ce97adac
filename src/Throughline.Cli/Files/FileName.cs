using System.Text;

namespace Throughline.Cli.Files;

/// <summary>The one way by which a name from a script or a person becomes the name of a file.</summary>
internal static class FileName
{
    private const int Longest = 80;

    /// <summary>Letters, digits, spaces, dots and dashes are kept, all else becomes a dash; never empty, hidden, or a name that a system keeps for itself.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (safe.Length >= Longest)
                break;
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark || rune.Value is ' ' or '.' or '-' or '_' or '\'')
                safe.Append(rune.ToString());
            else if (safe.Length > 0 && safe[^1] != '-')
                safe.Append('-');
        }

        var trimmed = safe.ToString().Trim(' ', '.', '-');
        return trimmed.Length == 0 || Reserved(trimmed) ? "production-" + trimmed : trimmed;
    }

    private static bool Reserved(string name)
    {
        var stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]);
    }
}
