using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Recognition;

namespace Throughline.Documents.Recovery;

/// <summary>What each line is: the recogniser's reading of words and neighbours, and where it doubts, what nearly all lines at the same edge are.</summary>
internal sealed class LineTags
{
    private const int FewestLines = 6;
    private const double NearlyAll = 0.8;
    private readonly IReadOnlyList<BodyLine> _lines;
    private readonly Dictionary<int, LineTag> _edges = [];

    private LineTags(IReadOnlyList<BodyLine> lines, IReadOnlyList<RecognisedLine> recognised)
    {
        _lines = lines;
        foreach (var edge in lines.Zip(recognised).Where(l => l.First.Dual == 0 && l.Second.Tag != LineTag.Other).GroupBy(l => l.First.Column))
        {
            var tags = edge.CountBy(l => l.Second.Tag is LineTag.Heading ? LineTag.Action : l.Second.Tag).OrderByDescending(t => t.Value).ToList();
            if (edge.Count() >= FewestLines && tags[0].Value >= NearlyAll * edge.Count())
                _edges[edge.Key] = tags[0].Key;
        }
    }

    /// <summary>A tag and how sure it is, for each line.</summary>
    public static List<(LineTag Tag, double Confidence)> Of(IReadOnlyList<BodyLine> lines)
    {
        var recognised = Recogniser.Recognise([.. lines.Select(l => new PlacedLine(l.Text, l.Column, l.Gap))]);
        var tags = new LineTags(lines, recognised);
        var found = new List<(LineTag Tag, double Confidence)>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
            found.Add(tags.Decide(i, recognised[i], found));
        return found;
    }

    private (LineTag Tag, double Confidence) Decide(int at, RecognisedLine heard, List<(LineTag Tag, double Confidence)> before)
    {
        var line = _lines[at];
        if (line.Dual > 0)
            return (at == 0 || _lines[at - 1].Dual != line.Dual ? LineTag.Cue : IsDirection(at, before) ? LineTag.Parenthetical : LineTag.Dialogue, 1);
        if (line.Number is not null)
            return (LineTag.Heading, 1);
        if (!_edges.TryGetValue(line.Column, out var edge))
            return (heard.Tag == LineTag.Other ? LineTag.Action : heard.Tag, heard.Confidence);
        var text = line.Text;
        var tag = edge switch
        {
            LineTag.Action when HeadingPrefixes.TryMatch(text, out _, out _) && !text.Any(char.IsLower) => LineTag.Heading,
            LineTag.Action => heard.Tag is LineTag.Heading or LineTag.Transition ? heard.Tag : LineTag.Action,
            LineTag.Dialogue when text[0] == '(' || IsDirection(at, before) => heard.Tag is LineTag.Parenthetical ? LineTag.Parenthetical : LineTag.Dialogue,
            LineTag.Cue => heard.Tag is LineTag.Transition or LineTag.Action && !IsFollowedBySpeech(at) ? heard.Tag : LineTag.Cue,
            _ => edge,
        };
        return (tag, tag == heard.Tag ? Math.Max(heard.Confidence, 0.95) : Math.Min(0.85, 1 - heard.Confidence / 2));
    }

    private bool IsFollowedBySpeech(int at) =>
        at + 1 < _lines.Count && (_lines[at + 1].Gap == 0 || _lines[at + 1].OpensPage) && _edges.GetValueOrDefault(_lines[at + 1].Column, LineTag.Action) is LineTag.Dialogue or LineTag.Parenthetical;

    // A direction in parentheses, or its second line.
    private bool IsDirection(int at, List<(LineTag Tag, double Confidence)> before) =>
        _lines[at].Text[0] == '(' || (at > 0 && before[at - 1].Tag == LineTag.Parenthetical && !_lines[at - 1].Text.EndsWith(')'));
}
