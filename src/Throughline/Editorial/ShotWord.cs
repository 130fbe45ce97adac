namespace Throughline.Editorial;

/// <summary>
/// Tells whether one word that an editor typed is the name of an effects shot: <c>TIDE_104_0650</c>, <c>YA0010</c>,
/// <c>204_CTE_0005_CMP_V0003.MOV</c>. A colour, a rate, a slate or a camera's file name is none.
/// </summary>
public static class ShotWord
{
    private static readonly string[] Cameras = ["IMG", "DSC", "MVI", "GOPR", "GX", "DJI", "PXL", "VID", "CLIP", "MAH"];

    /// <summary>The name at the head of a word, in capitals; null when it is none.</summary>
    public static string? Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var text = word.Trim(':', '.', '*', '#', '-').ToUpperInvariant();
        if (text.StartsWith("VFX:", StringComparison.Ordinal))
            text = text[4..];
        if (text.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
            text = text[..dot];
        if (text.Length is < 4 or > 40 || text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
            return null;
        var parts = text.Split('_', '-');
        if (parts.Length == 1)
            return IsLettersThenNumber(text) && !Cameras.Any(c => text.StartsWith(c, StringComparison.Ordinal)) ? text : null;
        if (parts.Any(p => p.Length == 0) || IsCameraFile(parts))
            return null;
        var last = Array.FindLastIndex(parts, IsNumber);
        return last < 1 ? null : text[..(parts.Take(last + 1).Sum(p => p.Length) + last)];
    }

    // YA0010: letters, then three to five digits.
    private static bool IsLettersThenNumber(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        return letters is >= 2 and <= 8 && text.Length - letters is >= 3 and <= 5 && text.Skip(letters).All(char.IsAsciiDigit);
    }

    // 0010, 0010A.
    private static bool IsNumber(string part)
    {
        var digits = part.TakeWhile(char.IsAsciiDigit).Count();
        return digits is >= 3 and <= 5 && part.Length - digits is 0 or 1;
    }

    // A502_C014_0327NX and IMG_0010.
    private static bool IsCameraFile(string[] parts) =>
        Cameras.Contains(parts[0], StringComparer.Ordinal) || (parts.Length >= 2 && IsRoll(parts[0]) && IsRoll(parts[1]) && parts[1][0] == 'C');

    private static bool IsRoll(string part) => part.Length == 4 && char.IsAsciiLetter(part[0]) && part.Skip(1).All(char.IsAsciiDigit);
}
