using System.Text.RegularExpressions;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Recognition;

namespace Throughline.Recognition;

/// <summary>
/// What the lines of a typed script are, by the column that they begin in: for scripts that keep one column for action, one for speech and
/// one for names from end to end. It looks at nothing that the recogniser weighs but the columns, and leaves open what they do not settle.
/// </summary>
internal sealed partial class ColumnTruth
{
    private readonly IReadOnlyList<PlacedLine> _lines;
    private readonly HashSet<string> _furniture;
    private readonly int _first, _action, _speech, _name, _aside;

    private ColumnTruth(IReadOnlyList<PlacedLine> lines, int first, int action, int speech, int name)
    {
        (_lines, _first, _action, _speech, _name) = (lines, first, action, speech, name);
        _aside = Commonest(lines.Where(l => l.Text[0] == '(' && l.Column > speech && l.Column <= name)) ?? speech + 6;
        _furniture = [.. lines.Select(l => Masked(l.Text)).CountBy(m => m).Where(m => m.Value >= 8).Select(m => m.Key)];
    }

    /// <summary>One tag for each line, null where the columns leave it open; or why the script cannot be told by its columns.</summary>
    public static (LineTag?[]? Tags, string Why) Of(IReadOnlyList<PlacedLine> lines)
    {
        var heads = lines.Index().Where(l => IsHeading(l.Item.Text)).Select(l => l.Index).ToList();
        if (heads.Count < 20)
            return (null, $"{heads.Count} headings with INT. or EXT.");
        if (Commonest(lines.Where(l => l.Text.Length > 44)) is not { } action)
            return (null, "no long lines");
        var names = lines.Index().Skip(1).SkipLast(1).Where(l => IsName(l.Item.Text) && l.Item.Text.Length < 40 && l.Item.Column > action + 8 && lines[l.Index + 1].Gap == 0 && !Transition().IsMatch(l.Item.Text)).ToList();
        if (names.Count < 0.05 * lines.Count || Commonest(names.Select(n => n.Item)) is not { } name)
            return (null, "no names further in than action, right above speech");
        if (names.Count(n => Math.Abs(n.Item.Column - name) <= 1) < names.Count * 0.75)
            return (null, "names in no one column");
        if (Commonest(names.Select(n => lines[n.Index + 1]).Where(l => l.Text[0] != '(')) is not { } speech || speech < action + 4 || speech > name - 3)
            return (null, "no column for speech alone");
        var tags = new ColumnTruth(lines, heads[0], action, speech, name).Tags();
        var open = tags.Skip(heads[0]).Count(t => t is null);
        return open > 0.08 * (lines.Count - heads[0]) ? (null, $"{open} lines that the columns leave open") : (tags, $"{open} lines left open");
    }

    private LineTag?[] Tags()
    {
        var tags = new LineTag?[_lines.Count];
        var (inAside, before) = (false, LineTag.Action);
        for (var i = _first; i < tags.Length; i++)
        {
            tags[i] = Tag(_lines[i], Stars().Replace(_lines[i].Text, ""), inAside, before);
            inAside = tags[i] == LineTag.Parenthetical && !_lines[i].Text.Contains(')', StringComparison.Ordinal);
            if (tags[i] is { } tag and not LineTag.Other)
                before = tag;
        }

        return tags;
    }

    private LineTag? Tag(PlacedLine line, string text, bool inAside, LineTag before)
    {
        var inSpeech = before is LineTag.Cue or LineTag.Dialogue or LineTag.Parenthetical;
        if (Furniture().IsMatch(text) || (text.Length > 8 && Numbered().IsMatch(text) && !IsHeading(text) && _furniture.Contains(Masked(line.Text))))
            return LineTag.Other;
        if (IsHeading(text))
            return LineTag.Heading;
        if (text.Length < 40 && Transition().IsMatch(text) && !Near(line, _speech, 1))
            return LineTag.Transition;
        if (inAside && (Near(line, _aside, 2) || Near(line, _speech, 1)))
            return LineTag.Parenthetical;
        if (text[0] == '(' && line.Column >= _speech - 1 && line.Column < _name + 2 && inSpeech)
            return LineTag.Parenthetical;
        if (Near(line, _name, 1) && IsName(text))
            return LineTag.Cue;
        if (Near(line, _speech, 1) && inSpeech)
            return LineTag.Dialogue;
        // A place or a shot without INT or EXT is a heading to some and action to others.
        return Near(line, _action, 1) && !(FountainRules.IsInCapitals(text) && Loose().IsMatch(text)) ? LineTag.Action : null;
    }

    private static bool Near(PlacedLine line, int column, int by) => Math.Abs(line.Column - column) <= by;

    private static int? Commonest(IEnumerable<PlacedLine> lines) =>
        lines.CountBy(l => l.Column).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (int?)c.Key).FirstOrDefault();

    private static bool IsHeading(string text) => FountainRules.IsInCapitals(text) && Heading().IsMatch(text);

    private static bool IsName(string text) => text.Split('(')[0].Trim() is { Length: > 0 } name && name.Any(char.IsLetter) && FountainRules.IsInCapitals(Scottish().Replace(name, "MC"));

    private static string Masked(string text) => Digits().Replace(Spaces().Replace(text, " "), "#");

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^([A-Z]{0,2}\d+[A-Z]{0,3}[.)]?\s+)?(INT|EXT|I/E|INTERIOR|EXTERIOR)[.:\-/ ]", Options)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(([A-Z]{0,2}\d+[A-Z]{0,2}\.?\s+)?(\(?\s*CONT(INUED|'D|\.)?:?\s*\)?:?( ?\(?\d+\)?)?|\(?MORE\)?|OMIT(TED)?\.?( THRU.*)?)(\s+[A-Z]{0,2}\d+[A-Z]{0,2}\.?)?|[-(\s]*\d{1,3}[A-Z]?[-.)\s]*|(pg\.?|page) ?\d+\.?|.*\((CONTINUED|MORE)\)\s*\d*|\W+)$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();

    [GeneratedRegex(@"\d+\.?$|\d+/\d+", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(([A-Z' ]* )?TO:|([A-Z]+ )?(CUT|DISSOLVE)( TO)?( [A-Z' ]+)?[:.]?|FADES?( .*)?|DISSOLVE.*|[A-Z ]+ DISSOLVE:?|WIPE.*)$", Options)]
    private static partial Regex Transition();

    [GeneratedRegex(@"^[A-Z]?\d+[A-Z]?\.? |\b(DAY|NIGHT|MORNING|EVENING|LATER|CONTINUOUS|DUSK|DAWN|AFTERNOON)\W*$", Options)]
    private static partial Regex Loose();

    [GeneratedRegex(@"\bMa?c", Options)]
    private static partial Regex Scottish();

    [GeneratedRegex(@"\s+\*+$", Options)]
    private static partial Regex Stars();

    [GeneratedRegex(@"\d+", Options)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+", Options)]
    private static partial Regex Spaces();
}
