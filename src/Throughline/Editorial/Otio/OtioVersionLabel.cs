using System.Globalization;

namespace Throughline.Editorial.Otio;

/// <summary>The labels that OpenTimelineIO gives to the schemas of a release: <c>0.15.0</c>, <c>OTIO_CORE:0.17.0</c>, or short, <c>0.17</c>.</summary>
public static class OtioVersionLabel
{
    private const string Family = "OTIO_CORE:";

    /// <summary>Reads a label; false for what is none.</summary>
    public static bool TryRead(string label, out OtioVersion version)
    {
        ArgumentNullException.ThrowIfNull(label);
        version = default;
        var text = label.StartsWith(Family, StringComparison.OrdinalIgnoreCase) ? label.AsSpan(Family.Length) : label;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, '.');
        if (count is < 2 or > 3 || !TryNumber(text[parts[0]], out var major) || !TryNumber(text[parts[1]], out var minor) || (count == 3 && !TryNumber(text[parts[2]], out _)) || major != 0 || minor == 0)
            return false;
        version = minor <= 14 ? OtioVersion.Release14 : minor <= 17 ? OtioVersion.Release17 : OtioVersion.Release18;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
