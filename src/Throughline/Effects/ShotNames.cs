namespace Throughline.Effects;

/// <summary>
/// Finds a shot's name in what editors type: <c>TIDE_104_0650</c>, <c>VFX: YA0010 - remove sign</c>, <c>DD509_0010|D:464</c>,
/// <c>204_CTE_0005_CMP_V0003.MOV</c>. A colour, a rate, a slate or a camera's file name is none.
/// </summary>
public static class ShotNames
{
    private static readonly string[] Cameras = ["IMG", "DSC", "MVI", "GOPR", "GX", "DJI", "PXL", "VID", "CLIP", "MAH"];
    private static readonly string[] Introductions = ["VFX", "VFX:", "COMMENT", "COMMENT:", "SHOT", "SHOT:", "FX", "FX:", "-", "--", "|", ":"];

    /// <summary>The first name in some words.</summary>
    /// <param name="words">A marker, a comment or a note.</param>
    /// <param name="pattern">How the show makes ids; a name of that form is taken before any other. Null: any.</param>
    /// <param name="id">The name in capitals.</param>
    /// <param name="rest">The other words: what is to be done.</param>
    public static bool TryFind(string words, ShotPattern? pattern, out ShotId id, out string rest)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tokens = words.Split([' ', '\t', ',', ';', '|', '(', ')', '[', ']', '"', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var at = pattern is null ? -1 : Array.FindIndex(tokens, t => Name(t) is { } name && pattern.TryRead(new ShotId(name), out _, out _));
        at = at >= 0 ? at : Array.FindIndex(tokens, t => Name(t) is not null);
        id = at < 0 ? default : new ShotId(Name(tokens[at])!);
        rest = string.Join(' ', tokens.Where((t, i) => i != at && !(i <= at + 1 && Introductions.Contains(t, StringComparer.OrdinalIgnoreCase))));
        return at >= 0;
    }

    /// <summary>The name of the shot that a file is a version of, such as <c>204_CTE_0005_CMP_V0003.MOV</c>; false for a file that is no version.</summary>
    public static bool TryOfVersion(string fileName, out ShotId id)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        id = default;
        var token = fileName.Trim();
        var name = Name(token);
        if (name is null || name.Length >= token.Length)
            return false;
        var isVersion = token[name.Length..].Split('_', '-', '.').Any(p => p.Length is > 1 and < 6 && p[0] is 'v' or 'V' && p.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
        id = new ShotId(name);
        return isVersion;
    }

    // The name at the head of a token, in capitals, or null.
    private static string? Name(string token)
    {
        var text = token.Trim(':', '.', '*', '#', '-').ToUpperInvariant();
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
