using Throughline.Editorial;

namespace Throughline.Effects;

/// <summary>
/// Finds a shot's name in what editors type: <c>TIDE_104_0650</c>, <c>VFX: YA0010 - remove sign</c>, <c>DD509_0010|D:464</c>,
/// <c>204_CTE_0005_CMP_V0003.MOV</c>. A colour, a rate, a slate or a camera's file name is none.
/// </summary>
public static class ShotNames
{
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
        var at = pattern is null ? -1 : Array.FindIndex(tokens, t => ShotWord.Read(t) is { } name && pattern.TryRead(new ShotId(name), out _, out _));
        at = at >= 0 ? at : Array.FindIndex(tokens, t => ShotWord.Read(t) is not null);
        id = at < 0 ? default : new ShotId(ShotWord.Read(tokens[at])!);
        rest = string.Join(' ', tokens.Where((t, i) => i != at && !(i <= at + 1 && Introductions.Contains(t, StringComparer.OrdinalIgnoreCase))));
        return at >= 0;
    }

    /// <summary>The name of the shot that a file is a version of, such as <c>204_CTE_0005_CMP_V0003.MOV</c>; false for a file that is no version.</summary>
    public static bool TryOfVersion(string fileName, out ShotId id)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        id = default;
        var token = fileName.Trim();
        var name = ShotWord.Read(token);
        if (name is null || name.Length >= token.Length)
            return false;
        var isVersion = token[name.Length..].Split('_', '-', '.').Any(p => p.Length is > 1 and < 6 && p[0] is 'v' or 'V' && p.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
        id = new ShotId(name);
        return isVersion;
    }
}
