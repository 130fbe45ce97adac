using System.Text.RegularExpressions;

namespace Throughline.Tests.Story;

/// <summary>
/// Counts a plain Fountain script line by line with regular expressions and nothing of the program, so that the report's
/// numbers are checked by a second hand. Knows what the samples use and no more.
/// </summary>
internal sealed partial class Recount
{
    public List<(string Text, int Line)> Headings { get; } = [];

    public List<(string[] Names, int Scene, int Words, int Line)> Speeches { get; } = [];

    public int ActionWords { get; private set; }

    public static Recount Of(string script)
    {
        var count = new Recount();
        script = Hidden().Replace(script.Replace("\r", "", StringComparison.Ordinal), m => new string([.. m.Value.Select(c => c == '\n' ? '\n' : ' ')]));
        var lines = script.Split('\n').Select(l => l.TrimEnd()).ToArray();
        var at = TitleKey().IsMatch(lines[0]) ? Array.IndexOf(lines, "") : 0;
        while (at < lines.Length)
            at = count.Paragraph(lines, at);
        return count;
    }

    public static int Words(string text) => Word().Count(text.Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));

    /// <summary>Speeches of one that follow the other's with nobody between in the same scene.</summary>
    public int Exchanges(string one, string other) =>
        Speeches.Zip(Speeches.Skip(1)).Count(p => p.First.Scene == p.Second.Scene && (Answers(p.First.Names, p.Second.Names, one, other) || Answers(p.First.Names, p.Second.Names, other, one)));

    private static bool Answers(string[] first, string[] second, string one, string other) =>
        first.Contains(one) && second.Contains(other) && !first.Contains(other) && !second.Contains(one);

    private int Paragraph(string[] lines, int at)
    {
        if (lines[at].Length == 0)
            return at + 1;
        var end = Array.FindIndex(lines, at, l => l.Length == 0);
        end = end < 0 ? lines.Length : end;
        if (Heading().IsMatch(lines[at]))
            Headings.Add((lines[at], at + 1));
        else if (end > at + 1 && Cue().Match(lines[at]) is { Success: true } cue)
            Speeches.Add((cue.Groups[1].Value.Trim().Split(" AND "), Headings.Count - 1, lines[(at + 1)..end].Where(l => l.TrimStart() is not ['(', .., ')']).Sum(Words), at + 1));
        else if (lines[at][0] is not ('#' or '=' or '>') && !lines[at].EndsWith(" TO:", StringComparison.Ordinal))
            ActionWords += lines[at..end].Sum(Words);
        return end;
    }

    [GeneratedRegex(@"/\*.*?\*/|\[\[.*?\]\]", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^[A-Z][a-z ]+:")]
    private static partial Regex TitleKey();

    [GeneratedRegex(@"^(INT|EXT|EST|I/E)[./ ]")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?!FADE|CUT|THE END)(\p{Lu}[\p{Lu}\p{Nd} .'’#&/-]*)(\([^)]*\)\s*)*\^?$")]
    private static partial Regex Cue();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(?:['’\-][\p{L}\p{M}\p{Nd}]+)*")]
    private static partial Regex Word();
}
