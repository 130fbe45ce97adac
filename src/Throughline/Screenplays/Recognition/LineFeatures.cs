namespace Throughline.Screenplays.Recognition;

/// <summary>Says of every line of a text what can be seen of it, in words that the weights know.</summary>
internal sealed class LineFeatures
{
    private readonly IReadOnlyList<PlacedLine> _lines;
    private readonly LineShape[] _shapes;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string[]> _edges = [];
    private readonly HashSet<int> _counted = [];
    private readonly bool _hasEdges;
    private readonly bool _hasGaps;
    private readonly string _apart = "";
    private readonly int _firstHeading;
    private readonly int _commonEdge;

    public LineFeatures(IReadOnlyList<PlacedLine> lines)
    {
        _lines = lines;
        _shapes = [.. lines.Select(l => new LineShape(l.Text))];
        foreach (var shape in _shapes)
        {
            _repeats[Masked(shape.Bare)] = _repeats.GetValueOrDefault(Masked(shape.Bare)) + 1;
            if (shape.IsShort && shape.Kind is "NAME" or "Name")
                _names[shape.Name] = _names.GetValueOrDefault(shape.Name) + 1;
        }

        FindCounting(_shapes, _counted);
        _firstHeading = Array.FindIndex(_shapes, s => s.Kind == "HEAD");
        var common = lines.GroupBy(l => l.Column).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        _hasEdges = common.Count > 1 && common[0].Count() < lines.Count * 0.97;
        _hasGaps = lines.Count(l => l.Gap > 0) > lines.Count * 0.05;
        // Some set a blank line below a name too.
        var names = Enumerable.Range(0, Math.Max(0, lines.Count - 1)).Where(i => _shapes[i].IsShort && _shapes[i].Kind == "NAME" && !_shapes[i].IsShot && _names.GetValueOrDefault(_shapes[i].Name) > 2).ToList();
        if (_hasGaps && names.Count > 4 && names.Count(i => lines[i + 1].Gap > 0) > names.Count * 0.6)
            _apart = "apart";
        _commonEdge = common.Where(g => g.Average(l => l.Text.Length) > 42).Select(g => g.Key).DefaultIfEmpty(common.Count > 0 ? common[0].Key : 0).First();
        foreach (var edge in common)
            _edges[edge.Key] = DescribeEdge(edge.Key);
    }

    private int _from;
    private int _to = -1;

    public int Count => (_to < 0 ? _lines.Count : _to) - _from;

    /// <summary>The same text, seen as if only some of its lines were asked for.</summary>
    public LineFeatures Part(int from, int to)
    {
        var part = (LineFeatures)MemberwiseClone();
        (part._from, part._to) = (from, to);
        return part;
    }

    /// <summary>How the line stands to the one before it, by its gap and then by its edge too; steps between tags are weighed by both.</summary>
    public IEnumerable<string> Joins(int at)
    {
        var gap = (at == 0, _hasGaps) switch { (true, _) => "start", (_, false) => "?", _ => Bounded(_lines[_from + at].Gap, 2) + _apart };
        yield return gap;
        if (at > 0 && _hasEdges)
            yield return gap + Math.Sign(_lines[_from + at].Column - _lines[_from + at - 1].Column) switch { < 0 => "<", 0 => "=", _ => ">" };
    }

    public List<string> Of(int asked)
    {
        var at = _from + asked;
        var shape = _shapes[at];
        var features = new List<string>(48) { "bias", "kind=" + shape.Kind };
        OfText(shape, features);
        var before = at > 0 ? _shapes[at - 1].Kind : "start";
        var after = at + 1 < _shapes.Length ? _shapes[at + 1].Kind : "end";
        features.Add($"before={before}/{shape.Kind}");
        features.Add($"after={shape.Kind}/{after}");
        features.Add("repeats=" + Bucket(_repeats[Masked(shape.Bare)]) + (shape.IsCapitals ? "C" : "") + (shape.IsShort ? "s" : ""));
        if (shape.IsShort)
            features.Add($"name={Bucket(_names.GetValueOrDefault(shape.Name))}/{shape.Kind}");
        if (_firstHeading > at)
            features.Add(at < 60 ? "front" : "early");
        if (shape.IsPageNumber)
            features.Add(_counted.Contains(at) ? "number-counts" : "number-alone");
        if (at < 3)
            features.Add("top");
        if (at > _shapes.Length - 3)
            features.Add("bottom");
        OpenParenthesis(at, features);
        Wrap(at, features);
        if (_hasGaps)
            OfGaps(at, shape, features);
        if (_hasEdges)
            OfEdges(at, shape, features);
        features.Add((_hasEdges ? "edges" : "flat") + (_hasGaps ? "+gaps" : "") + "/" + shape.Kind);
        return features;
    }

    // Numbers alone that go on counting from one of the last few, or that one of the next few goes on from: pages, not cards or answers.
    private static void FindCounting(LineShape[] shapes, HashSet<int> counted)
    {
        const int Near = 3;
        var last = new Queue<(int At, int Number)>();
        for (var i = 0; i < shapes.Length; i++)
        {
            if (!shapes[i].IsPageNumber || !int.TryParse(string.Concat(shapes[i].Bare.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture, out var number))
                continue;
            foreach (var (at, before) in last.Where(b => number - b.Number is 0 or 1 or 2))
            {
                counted.Add(at);
                counted.Add(i);
            }

            last.Enqueue((i, number));
            if (last.Count > Near)
                last.Dequeue();
        }
    }

    private static void OfText(LineShape shape, List<string> features)
    {
        var text = shape.Bare;
        features.Add("end=" + (char.IsLetter(text[^1]) ? "a" : char.IsDigit(text[^1]) ? "0" : text[^1] < 128 ? text[^1].ToString() : "x"));
        features.Add("start=" + (char.IsLower(text[0]) ? "a" : char.IsUpper(text[0]) ? "A" : char.IsLetter(text[0]) ? "l" : char.IsDigit(text[0]) ? "0" : text[0] < 128 ? text[0].ToString() : "x"));
        features.Add("length=" + Math.Min(text.Length / 6, 12) + (shape.IsCapitals ? "C" : ""));
        features.Add("words=" + Math.Min(shape.Words.Length, 7) + (shape.IsCapitals ? "C" : ""));
        features.Add("personal=" + Math.Min(shape.Personal, 3));
        features.Add("narrative=" + Math.Min(shape.Narrative, 3));
        Flag(features, shape.HasSceneNumber, "scene-number/" + shape.Kind);
        Flag(features, shape.HasHeadingPrefix, "prefix");
        Flag(features, shape.IsTitleMatter, "title-words");
        Flag(features, shape.HasDate, "date/" + (shape.IsCapitals ? "C" : ""));
        Flag(features, shape.IsShot, "shot");
        Flag(features, text[0] == '(' && text[^1] == ')', "parens");
        Flag(features, text[0] != '(' && text[^1] == ')' && shape.IsShort, "extension/" + shape.Kind);
        Flag(features, text.Contains('?', StringComparison.Ordinal), "question");
        Flag(features, text.Contains(" - ", StringComparison.Ordinal) && shape.IsCapitals, "dashed");
        Flag(features, !shape.IsCapitals && shape.Words.Any(w => w.Length > 2 && w.All(char.IsUpper)), "capital-word");
    }

    private void OpenParenthesis(int at, List<string> features)
    {
        for (var i = at - 1; i >= 0 && i > at - 5; i--)
        {
            var text = _shapes[i].Bare;
            if (text[^1] == ')' || _lines[i + 1].Gap > 0 && _hasGaps)
                return;
            if (text[0] == '(' && !text.Contains(')', StringComparison.Ordinal))
            {
                features.Add("inside-parens");
                return;
            }
        }
    }

    // Whether the line before had no room for the first word of this one, and how wide it then was.
    private void Wrap(int at, List<string> features)
    {
        if (at > 0)
            features.Add("wrap-before=" + Width(_shapes[at - 1].Bare.Length + 1 + _shapes[at].Words.FirstOrDefault("").Length) + "/" + (char.IsLower(_shapes[at].Bare[0]) ? "a" : "A") + (_shapes[at - 1].Bare[^1] is '.' or '?' or '!' ? "." : ""));
        if (at + 1 < _shapes.Length)
            features.Add("wrap-after=" + Width(_shapes[at].Bare.Length + 1 + _shapes[at + 1].Words.FirstOrDefault("").Length) + "/" + (char.IsLower(_shapes[at + 1].Bare[0]) ? "a" : "A") + (_shapes[at].Bare[^1] is '.' or '?' or '!' ? "." : ""));
    }

    private void OfGaps(int at, LineShape shape, List<string> features)
    {
        var after = at + 1 < _lines.Count ? _lines[at + 1].Gap : 9;
        features.Add($"gaps={Bounded(_lines[at].Gap, 2)}{Bounded(after, 2)}{_apart}");
        features.Add($"gaps={Bounded(_lines[at].Gap, 1)}{Bounded(after, 1)}/{shape.Kind}{_apart}");
    }

    private void OfEdges(int at, LineShape shape, List<string> features)
    {
        var column = _lines[at].Column;
        var place = Step(column - _commonEdge);
        features.Add("edge=" + place);
        features.Add($"edge={place}/{shape.Kind}");
        features.Add("from-before=" + (at > 0 ? Step(column - _lines[at - 1].Column) : "start"));
        features.Add("to-after=" + (at + 1 < _lines.Count ? Step(_lines[at + 1].Column - column) : "end"));
        foreach (var fact in _edges[column])
        {
            features.Add(fact);
            features.Add(fact + "/" + shape.Kind);
        }
    }

    // What sort of lines begin at an edge, one column to either side included.
    private string[] DescribeEdge(int column)
    {
        var at = Enumerable.Range(0, _lines.Count).Where(i => Math.Abs(_lines[i].Column - column) <= 1).ToList();
        double n = at.Count;
        return
        [
            "edge-share=" + (n / _lines.Count > 0.2 ? "much" : n / _lines.Count > 0.05 ? "some" : n >= 5 ? "few" : "rare"),
            "edge-names=" + Quarter(at.Count(i => _shapes[i].Kind == "NAME") / n),
            "edge-parens=" + Quarter(at.Count(i => _shapes[i].Kind == "paren") / n),
            "edge-heads=" + Quarter(at.Count(i => _shapes[i].Kind == "HEAD") / n),
            "edge-width=" + (n < 5 ? "?" : Math.Min((int)at.OrderBy(i => _shapes[i].Bare.Length).Skip((int)(n * 0.9)).Select(i => _shapes[i].Bare.Length).First() / 8, 9)),
        ];
    }

    private static void Flag(List<string> features, bool holds, string name)
    {
        if (holds)
            features.Add(name);
    }

    private static string Quarter(double share) => share < 0.02 ? "0" : share < 0.15 ? "1" : share < 0.4 ? "2" : share < 0.75 ? "3" : "4";

    private static string Width(int columns) => columns switch { <= 24 => "24", <= 32 => "32", <= 38 => "38", <= 46 => "46", <= 54 => "54", <= 62 => "62", _ => "far" };

    private static string Bounded(int n, int most) => Math.Min(n, most) switch { 0 => "0", 1 => "1", _ => "2" };

    private static string Bucket(int n) => n switch { 0 => "0", 1 => "1", 2 => "2", < 5 => "4", < 10 => "9", _ => "many" };

    private static string Step(int columns) => columns switch { < -20 => "---", < -8 => "--", < -1 => "-", <= 1 => "0", <= 4 => "+4", <= 8 => "+8", <= 14 => "+14", <= 20 => "+20", <= 32 => "+32", _ => "+++" };

    private static string Masked(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiDigit(from[i]) ? '#' : from[i];
    });
}
