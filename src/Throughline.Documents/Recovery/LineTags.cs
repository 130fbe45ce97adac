using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Recognition;

namespace Throughline.Documents.Recovery;

/// <summary>What each line is: the recogniser's reading of words and neighbours, and where it doubts, what nearly all lines at the same edge are.</summary>
internal sealed class LineTags
{
    private readonly IReadOnlyList<BodyLine> _lines;
    private readonly Dictionary<int, LineTag> _edges;
    private readonly Dictionary<int, bool> _capitals = [];

    private LineTags(IReadOnlyList<BodyLine> lines) => (_lines, _edges) = (lines, Edges.Of(lines));

    /// <summary>A tag and how sure it is, for each line.</summary>
    public static List<(LineTag Tag, double Confidence)> Of(IReadOnlyList<BodyLine> lines)
    {
        var recognised = Recogniser.Recognise([.. lines.Select(l => new PlacedLine(l.Text, l.Indent, l.Gap))]);
        var tags = new LineTags(lines);
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
        var text = line.Text;
        if (IsCentred(at, at + 1) || IsCentred(at, at - 1))
            return (LineTag.Action, 0.9);
        if (line.ContinuesSpeech && heard.Tag is not LineTag.Parenthetical)
            return (LineTag.Dialogue, 1);
        if (line.Gap > 0 && !text.Any(char.IsLower) && HeadingPrefixes.TryMatch(text, out _, out _))
            return Settled(LineTag.Heading, heard);
        if ((Edges.IsName(_lines, at) && IsFollowedBySpeech(at)) || BeginsLongName(at) || (at > 0 && before[at - 1].Tag == LineTag.Cue && BeginsLongName(at - 1)))
            return Settled(LineTag.Cue, heard);
        if (!_edges.TryGetValue(line.Column, out var edge) && line.Gap == 0 && at > 0 && before[at - 1].Tag is LineTag.Cue or LineTag.Dialogue or LineTag.Parenthetical)
            return Settled(IsDirection(at, before) ? LineTag.Parenthetical : LineTag.Dialogue, heard);
        if (!_edges.ContainsKey(line.Column) && line.Gap > 0 && heard.Tag is LineTag.Dialogue or LineTag.Parenthetical)
            return (LineTag.Action, 0.8);
        if (!_edges.ContainsKey(line.Column) && ((line.Gap == 0 && at > 0 && before[at - 1].Tag == LineTag.Action && _lines[at - 1].Column == line.Column) || (heard.Tag == LineTag.Transition && text.Any(char.IsLower))))
            return (LineTag.Action, 0.9);
        if (!_edges.ContainsKey(line.Column))
            return heard.Tag is LineTag.Other || heard.Tag is LineTag.Cue && !Edges.IsName(_lines, at) ? (LineTag.Action, 0.7) : (heard.Tag, heard.Confidence);
        var tag = edge switch
        {
            LineTag.Action when heard.Tag == LineTag.Heading && !IsInCapitals(line.Column) => LineTag.Heading,
            LineTag.Action => heard.Tag == LineTag.Transition && text.EndsWith("TO:", StringComparison.Ordinal) ? LineTag.Transition : LineTag.Action,
            LineTag.Dialogue when IsDirection(at, before) => LineTag.Parenthetical,
            LineTag.Cue when IsLeftBehind(at) => LineTag.Cue,
            LineTag.Cue => heard.Tag is LineTag.Transition ? heard.Tag : LineTag.Action,
            _ => edge,
        };
        return Settled(tag, heard);
    }

    // Centred lines under each other, as on a stone: their middles meet, and nothing else begins where they do.
    private bool IsCentred(int at, int neighbour)
    {
        if (neighbour < 0 || neighbour >= _lines.Count || _lines[Math.Max(at, neighbour)] is not { Gap: 0, OpensPage: false })
            return false;
        var (row, other) = (_lines[at].Row, _lines[neighbour].Row);
        return Math.Abs(row.X + row.Right - other.X - other.Right) < PdfRow.Column * 1.5 && Math.Abs(row.X - other.X) > PdfRow.Column * 0.3
            && !_edges.ContainsKey(_lines[at].Column) && !_edges.ContainsKey(_lines[neighbour].Column);
    }

    // Where action is in capitals, as in a sitcom, they make no heading.
    private bool IsInCapitals(int column)
    {
        if (!_capitals.TryGetValue(column, out var found))
        {
            var at = _lines.Where(l => l.Column == column).ToList();
            _capitals[column] = found = at.Count(l => !l.Text.Any(char.IsLower)) > at.Count * 0.7;
        }

        return found;
    }

    private static (LineTag Tag, double Confidence) Settled(LineTag tag, RecognisedLine heard) =>
        (tag, tag == heard.Tag ? Math.Max(heard.Confidence, 0.95) : heard.Confidence > 0.99 ? 0.8 : 0.9);

    private bool IsFollowedBySpeech(int at) =>
        _edges.TryGetValue(_lines[at + 1].Column, out var edge) ? edge is LineTag.Dialogue or LineTag.Parenthetical : _lines[at + 1].Column != _lines[at].Column;

    // A name that took two lines of the column of names.
    private bool BeginsLongName(int at) =>
        _edges.TryGetValue(_lines[at].Column, out var edge) && edge == LineTag.Cue && _lines[at].Gap > 0 && at + 2 < _lines.Count
        && _lines[at + 1] is { Gap: 0, OpensPage: false } second && second.Column == _lines[at].Column && second.Text[0] != '('
        && !WithoutParentheses(_lines[at].Text).Any(char.IsLower) && !WithoutParentheses(second.Text).Any(char.IsLower)
        && _lines[at + 2] is { Gap: 0, OpensPage: false } && IsFollowedBySpeech(at + 1);

    private static string WithoutParentheses(string text) => text.Split('(')[0];

    // A name at the foot of a page whose speech is on the next, as programs do that know nothing of screenplays.
    private bool IsLeftBehind(int at) =>
        at + 1 < _lines.Count && _lines[at + 1].OpensPage && _lines[at].Gap > 0 && !_lines[at].Text.Any(char.IsLower) && _edges.TryGetValue(_lines[at + 1].Column, out var below) && below is LineTag.Dialogue or LineTag.Parenthetical;

    // A direction in parentheses, or its second line.
    private bool IsDirection(int at, List<(LineTag Tag, double Confidence)> before) =>
        _lines[at].Text[0] == '(' || (at > 0 && before[at - 1].Tag == LineTag.Parenthetical && !_lines[at - 1].Text.EndsWith(')'));
}
