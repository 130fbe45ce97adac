using System.Globalization;

namespace Throughline.Editorial;

/// <summary>Decimals in files, always with a point.</summary>
internal static class Number
{
    /// <summary>The decimal, or null.</summary>
    public static decimal? Of(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;
}
