using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Reading what a pattern found.</summary>
internal static class Matching
{
    public const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    public const RegexOptions AnyCase = Plain | RegexOptions.IgnoreCase;

    /// <summary>The number in a group; -1 when it is not there.</summary>
    public static int Number(this Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The words of a group in lower case.</summary>
    public static string Word(this Match match, string group) => match.Groups[group].Value.ToLowerInvariant();
}
