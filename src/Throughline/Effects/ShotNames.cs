using Throughline.Editorial;

namespace Throughline.Effects;

/// <summary>
/// Finds a shot's name in what editors type: <c>TIDE_104_0650</c>, <c>VFX: YA0010 - remove sign</c>, <c>DD509_0010|D:464</c>,
/// <c>204_CTE_0005_CMP_V0003.MOV</c>. A colour, a rate, a slate or a camera's file name is none.
/// </summary>
public static class ShotNames
{
    private const string Separators = " \t,;|/()[]\"\n\r";
    private static readonly string[] Introductions = ["", "VFX", "V/FX", "VFX SHOT", "COMMENT", "SHOT", "FX", "*"];

    /// <summary>The first name in some words.</summary>
    /// <param name="words">A marker, a comment or a note.</param>
    /// <param name="pattern">How the show makes ids; a name of that form is taken before any other. Null: any.</param>
    /// <param name="id">The name in capitals.</param>
    /// <param name="rest">The other words: what is to be done.</param>
    public static bool TryFind(string words, ShotPattern? pattern, out ShotId id, out string rest)
    {
        ArgumentNullException.ThrowIfNull(words);
        (id, rest) = (default, "");
        var tokens = Tokens(words);
        var found = pattern is null ? null : OfPattern(words, tokens, pattern);
        for (var i = 0; i < tokens.Count && found is null; i++)
        {
            if (ShotWord.Read(words[tokens[i]]) is { } name)
                found = (new ShotId(name), tokens[i]);
        }

        if (found is not var (shot, at))
            return false;
        id = shot;
        rest = Rest(words, at);
        return true;
    }

    // Ids of the show's own form, whatever stands between their parts: TIDE-104-0650 and TIDE 104 0650 are TIDE_104_0650.
    private static (ShotId Id, Range At)? OfPattern(string words, List<Range> tokens, ShotPattern pattern)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ShotWord.Read(words[tokens[i]]) is { } name && pattern.Settle(name) is { } id)
                return (id, tokens[i]);
        }

        // With spaces only where the show's own name comes first: "frames 100 1200" is no shot.
        for (var i = 0; pattern.BeginsWithShow && i + pattern.Parts <= tokens.Count; i++)
        {
            var at = tokens[i].Start..tokens[i + pattern.Parts - 1].End;
            if (words[tokens[i]].Equals(pattern.Show, StringComparison.OrdinalIgnoreCase) && words[at].Length < 60 && pattern.Settle(words[at].Replace(' ', '_').ToUpperInvariant()) is { } id)
                return (id, at);
        }

        return null;
    }

    private static List<Range> Tokens(string words)
    {
        var tokens = new List<Range>();
        foreach (var token in words.AsSpan().SplitAny(Separators))
        {
            if (token.Start.Value < token.End.Value)
                tokens.Add(token);
        }

        return tokens;
    }

    // What else is said, without the word that introduces the name and the mark between the name and the work.
    private static string Rest(string words, Range at)
    {
        var before = words[..at.Start].Trim(' ', '\t', '(', '[', '"', '-', ':', '|');
        var behind = words[at.End..].Trim().TrimStart(')', ']', '"', '|', ':', ',', ';', '/').TrimStart('-', ' ', ':', '|').TrimEnd();
        return Introductions.Contains(before, StringComparer.OrdinalIgnoreCase) ? behind : behind.Length == 0 ? before : $"{before} {behind}";
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
