using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;

namespace Throughline.Matching;

/// <summary>Makes new drafts of a script by the edits that writers make, and remembers what became of every line.</summary>
public sealed class DraftMaker
{
    private static readonly string[] NewNames = ["ZELDA", "ORSON", "PETRA", "LUKAS", "IMOGEN", "BARTLEBY", "QUINN", "VASILY"];
    private static readonly string[] NewPlaces = ["OBSERVATORY", "BOATHOUSE", "TANNERY", "GREENHOUSE", "CRYPT", "VELODROME"];
    private static readonly Regex WordPattern = new(@"[\p{L}\p{M}\p{Nd}]+", RegexOptions.NonBacktracking);
    private readonly Random _random;
    private readonly ImmutableArray<string> _words;
    private readonly List<DraftLine> _lines;
    private readonly List<string> _edits = [];
    private readonly Screenplay _a;

    private DraftMaker(Screenplay a, int seed)
    {
        _a = a;
        _random = new Random(seed);
        _words = [.. a.Elements.Where(e => e is Action or Dialogue).SelectMany(e => Words(e.Text.Plain)).Distinct(StringComparer.Ordinal).Take(4000)];
        _lines = [.. a.Elements.Select((e, i) => new DraftLine(e) { Origins = [(i, 1)] })];
    }

    /// <summary>The names of all edits, in the order in which <see cref="Make(Screenplay, int)"/> tries them.</summary>
    public static ImmutableArray<string> Edits { get; } =
        ["words", "words everywhere", "rewrite", "cut", "new lines", "split", "merge", "move lines", "move scene", "shuffle scenes", "cut scene", "copy scene", "rename person", "rename place", "time of day", "renumber", "typography", "Final Draft", "Fountain"];

    /// <summary>A new draft by several edits drawn by lot.</summary>
    public static KnownDraft Make(Screenplay a, int seed)
    {
        var maker = new DraftMaker(a, seed);
        var chosen = Edits.Where(_ => maker._random.Next(5) == 0).ToHashSet(StringComparer.Ordinal);
        chosen.Add(Edits[maker._random.Next(Edits.Length)]);
        if (maker._random.Next(2) == 0)
            chosen.Add("words");
        return maker.Apply(chosen);
    }

    /// <summary>A new draft by one edit.</summary>
    public static KnownDraft Make(Screenplay a, int seed, string edit) => new DraftMaker(a, seed).Apply([edit]);

    private KnownDraft Apply(HashSet<string> chosen)
    {
        foreach (var edit in Edits.Where(chosen.Contains))
        {
            _edits.Add(edit);
            Do(edit);
        }

        var b = new Screenplay { Elements = [.. _lines.Select(l => l.Element)], TitlePage = _a.TitlePage };
        return new KnownDraft(_a, chosen.Contains("Final Draft") ? Written(b, OutputFormat.FinalDraft) : chosen.Contains("Fountain") ? Written(b, OutputFormat.Fountain) : b, Truth(), _edits);
    }

    private void Do(string edit)
    {
        switch (edit)
        {
            case "words": ForSome(0.02 + _random.NextDouble() * 0.2, EditWords); break;
            case "words everywhere": ForSome(0.3 + _random.NextDouble() * 0.4, EditWords); break;
            case "rewrite": ForSome(0.02 + _random.NextDouble() * 0.05, Rewrite); break;
            case "cut": Cut(); break;
            case "new lines": AddLines(); break;
            case "split": ForSome(0.03, Split); break;
            case "merge": ForSome(0.03, Merge); break;
            case "move lines": MoveLines(); break;
            case "move scene": MoveScenes(1 + _random.Next(3)); break;
            case "shuffle scenes": MoveScenes(40); break;
            case "copy scene": CopyScene(); break;
            case "cut scene": CutScene(); break;
            case "rename person": RenamePerson(); break;
            case "rename place": RenamePlace(); break;
            case "time of day": ChangeTimes(); break;
            case "renumber": Renumber(); break;
            case "typography": SetTypography(); break;
        }
    }

    private List<KnownPair> Truth()
    {
        var truth = new List<KnownPair>();
        for (var j = 0; j < _lines.Count; j++)
        {
            foreach (var (a, kept) in _lines[j].Origins)
                truth.Add(new KnownPair(a, j, kept, _lines[j].IsTouched));
        }

        return truth;
    }

    // The draft as a file of a format gives it back; as it was made when the format does not give back the same elements.
    private static Screenplay Written(Screenplay b, OutputFormat format)
    {
        var bytes = ScreenplayWriter.Write(b, format).Bytes;
        var read = ScreenplayReader.Read(bytes, format == OutputFormat.FinalDraft ? "b.fdx" : "b.fountain").Screenplay;
        var isSame = read.Elements.Length == b.Elements.Length;
        for (var i = 0; isSame && i < b.Elements.Length; i++)
            isSame = Words(read.Elements[i].Text.Plain).SequenceEqual(Words(b.Elements[i].Text.Plain), StringComparer.OrdinalIgnoreCase);
        return isSame ? read : b;
    }

    private void ForSome(double share, Action<int> edit)
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            if (_random.NextDouble() < share && i < _lines.Count && _lines[i].Element is Action or Dialogue)
                edit(i);
        }
    }

    private void EditWords(int at)
    {
        var line = _lines[at];
        var words = Tokens(line.Element.Text.Plain);
        if (words.Count == 0)
            return;
        var kept = words.Count;
        var changes = 1 + _random.Next(Math.Max(1, words.Count / 2));
        var text = new List<string>(words);
        for (var c = 0; c < changes; c++)
        {
            var place = _random.Next(text.Count);
            switch (_random.Next(3))
            {
                case 0 when text.Count > 1: text.RemoveAt(place); break;
                case 1: text.Insert(place, NewWord()); break;
                default: text[place] = NewWord(); break;
            }
        }

        kept = Common(words, text);
        Change(line, string.Join(' ', text), (double)kept / words.Count);
    }

    private void Rewrite(int at) => Change(_lines[at], Sentence(), 0);

    private void Cut()
    {
        for (var i = _lines.Count - 1; i > 0; i--)
        {
            if (_random.NextDouble() > 0.05)
                continue;
            if (_lines[i].Element is Action)
                _lines.RemoveAt(i);
            else if (_lines[i].Element is Cue)
                _lines.RemoveRange(i, SpeechEnd(i) - i);
        }
    }

    private void AddLines()
    {
        var cues = _lines.Select(l => l.Element).OfType<Cue>().ToList();
        for (var i = _lines.Count; i > 0; i--)
        {
            if (_random.NextDouble() > 0.04 || (i < _lines.Count && _lines[i].Element.IsSpeechPart))
                continue;
            if (cues.Count == 0 || _random.Next(2) == 0)
            {
                _lines.Insert(i, new DraftLine(new Action { Text = Sentence() }));
                continue;
            }

            var cue = cues[_random.Next(cues.Count)];
            _lines.InsertRange(i, [new DraftLine(new Cue { Name = cue.Name, Text = cue.Name }), new DraftLine(new Dialogue { Text = _random.Next(4) == 0 ? "Yes." : Sentence() })]);
        }
    }

    private void Split(int at)
    {
        var line = _lines[at];
        var words = Tokens(line.Element.Text.Plain);
        if (words.Count < 8 || line.Origins.Count != 1 || at + 1 < _lines.Count && line.Element is Dialogue && _lines[at + 1].Element.IsSpeechPart)
            return;
        var cut = 3 + _random.Next(words.Count - 6);
        var second = line.Copy();
        second.Element = line.Element with { Text = string.Join(' ', words.Skip(cut)) };
        Change(line, string.Join(' ', words.Take(cut)), (double)cut / words.Count);
        second.Origins = second.Origins.ConvertAll(o => (o.A, o.Kept * (words.Count - cut) / words.Count));
        second.IsTouched = true;
        if (line.Element is Action)
        {
            _lines.Insert(at + 1, second);
            return;
        }

        var cue = at;
        while (cue > 0 && _lines[cue].Element is not Cue)
            cue--;
        if (_lines[cue].Element is Cue speaker)
            _lines.InsertRange(at + 1, [new DraftLine(new Action { Text = Sentence() }), new DraftLine(speaker with { Text = speaker.Name + " (CONT'D)", Extensions = ["CONT'D"] }), second]);
    }

    private void Merge(int at)
    {
        if (at + 1 >= _lines.Count || _lines[at].Element is not Action || _lines[at + 1].Element is not Action)
            return;
        var (first, second) = (_lines[at], _lines[at + 1]);
        first.Element = first.Element with { Text = first.Element.Text.Plain + " " + second.Element.Text.Plain };
        first.Origins = [.. first.Origins.Concat(second.Origins).GroupBy(o => o.A).Select(o => (o.Key, o.Sum(part => part.Kept)))];
        first.IsTouched = true;
        _lines.RemoveAt(at + 1);
    }

    private void MoveLines()
    {
        for (var moves = 1 + _lines.Count / 60; moves > 0; moves--)
        {
            var from = _random.Next(_lines.Count);
            while (from > 0 && _lines[from].Element is not (Action or Cue))
                from--;
            if (_lines[from].Element is not (Action or Cue))
                continue;
            var block = _lines.GetRange(from, (_lines[from].Element is Cue ? SpeechEnd(from) : from + 1) - from);
            _lines.RemoveRange(from, block.Count);
            var to = _random.Next(_lines.Count + 1);
            while (to < _lines.Count && _lines[to].Element.IsSpeechPart)
                to++;
            foreach (var line in block)
                line.IsTouched = true;
            _lines.InsertRange(to, block);
        }
    }

    private void MoveScenes(int count)
    {
        for (var moves = 0; moves < count; moves++)
        {
            var starts = SceneStarts();
            if (starts.Count < 3)
                return;
            var (from, end) = SceneAt(starts, _random.Next(starts.Count));
            var scene = _lines.GetRange(from, end - from);
            _lines.RemoveRange(from, scene.Count);
            foreach (var line in scene)
                line.IsTouched = true;
            starts = SceneStarts();
            _lines.InsertRange(starts[_random.Next(starts.Count)], scene);
        }
    }

    private void CopyScene()
    {
        var starts = SceneStarts();
        if (starts.Count < 3)
            return;
        // Not beside itself: nobody could say which of the two was first.
        var scene = _random.Next(starts.Count);
        var after = _random.Next(starts.Count);
        if (after == scene || after == scene - 1)
            return;
        var (from, end) = SceneAt(starts, scene);
        var copy = _lines.GetRange(from, end - from).ConvertAll(l => new DraftLine(l.Element));
        _lines.InsertRange(SceneAt(starts, after).End, copy);
    }

    private void CutScene()
    {
        var starts = SceneStarts();
        if (starts.Count < 3)
            return;
        var (from, end) = SceneAt(starts, _random.Next(starts.Count));
        var top = _lines[from];
        var heading = (SceneHeading)top.Element;
        _lines.RemoveRange(from, end - from);
        if (heading.Number is not null && _random.Next(2) == 0)
            _lines.Insert(from, new DraftLine(heading with { Text = "OMITTED", IsOmitted = true }) { Origins = top.Origins.ConvertAll(o => (o.A, 0.0)), IsTouched = true });
    }

    private void RenamePerson()
    {
        var cues = _lines.Select(l => l.Element).OfType<Cue>().Select(c => c.Name).Distinct(StringComparer.Ordinal).Where(n => Tokens(n).Count == 1 && n.Length > 2).ToList();
        if (cues.Count == 0)
            return;
        var (from, to) = (cues[_random.Next(cues.Count)], NewNames[_random.Next(NewNames.Length)]);
        foreach (var line in _lines)
        {
            if (line.Element is Cue cue && cue.Name == from)
                line.Element = cue with { Name = to, Text = cue.Text.Plain.Replace(from, to, StringComparison.Ordinal) };
            else if (line.Element is not Cue)
                line.Element = line.Element with { Text = Renamed(line.Element.Text.Plain, from, to) };
        }
    }

    private static string Renamed(string text, string from, string to)
    {
        var title = from[..1] + from[1..].ToLowerInvariant();
        return Regex.Replace(text, $@"\b(?:{Regex.Escape(from)}|{Regex.Escape(title)})\b", m => m.Value == from ? to : to[..1] + to[1..].ToLowerInvariant(), RegexOptions.NonBacktracking);
    }

    private void RenamePlace()
    {
        var places = _lines.Select(l => l.Element).OfType<SceneHeading>().Where(h => h.Slugline.Location.Length > 0).Select(h => h.Slugline.Location[0]).Where(p => p.Length > 2).Distinct(StringComparer.Ordinal).ToList();
        if (places.Count == 0)
            return;
        var (from, to) = (places[_random.Next(places.Count)], NewPlaces[_random.Next(NewPlaces.Length)]);
        foreach (var line in _lines)
        {
            if (line.Element is SceneHeading heading && heading.Slugline.Location is [var first, .. var rest] && first == from)
                line.Element = heading with { Text = heading.Text.Plain.Replace(from, to, StringComparison.Ordinal), Slugline = heading.Slugline with { Location = [to, .. rest] } };
        }
    }

    private void ChangeTimes()
    {
        foreach (var line in _lines)
        {
            if (line.Element is SceneHeading heading && _random.Next(6) == 0 && heading.Text.Plain.Contains("DAY", StringComparison.Ordinal))
                line.Element = heading with { Text = heading.Text.Plain.Replace("DAY", "NIGHT", StringComparison.Ordinal), Slugline = heading.Slugline with { Time = "NIGHT", TimeOfDay = TimeOfDay.Night } };
        }
    }

    private void Renumber()
    {
        var number = _random.Next(1, 50);
        foreach (var line in _lines)
        {
            if (line.Element is SceneHeading heading)
                line.Element = heading with { Number = (number++).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }
    }

    private void SetTypography()
    {
        foreach (var line in _lines)
        {
            var text = line.Element.Text.Plain;
            var set = text.Replace('\'', '’').Replace("--", "—", StringComparison.Ordinal).Replace("...", "…", StringComparison.Ordinal);
            if (set != text && line.Element is Action or Dialogue)
                line.Element = line.Element with { Text = set };
        }
    }

    private static void Change(DraftLine line, string text, double kept)
    {
        line.Element = line.Element with { Text = text };
        line.Origins = line.Origins.ConvertAll(o => (o.A, o.Kept * kept));
        line.IsTouched = true;
    }

    private int SpeechEnd(int cue)
    {
        var end = cue + 1;
        while (end < _lines.Count && _lines[end].Element.IsSpeechPart)
            end++;
        return end;
    }

    private List<int> SceneStarts() => [.. Enumerable.Range(0, _lines.Count).Where(i => _lines[i].Element is SceneHeading)];

    private (int Start, int End) SceneAt(List<int> starts, int scene) => (starts[scene], scene + 1 < starts.Count ? starts[scene + 1] : _lines.Count);

    private string NewWord() => _words.Length == 0 || _random.Next(2) == 0 ? "zq" + _random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture) : _words[_random.Next(_words.Length)];

    private string Sentence()
    {
        var words = Enumerable.Range(0, 3 + _random.Next(14)).Select(_ => _words.Length == 0 ? NewWord() : _words[_random.Next(_words.Length)]);
        return string.Join(' ', words) + ".";
    }

    private static List<string> Tokens(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Words(string text) => WordPattern.Matches(text).Select(m => m.Value);

    private static int Common(List<string> a, List<string> b)
    {
        var row = new int[b.Count + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
                (row[j], diagonal) = (word == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]), row[j]);
        }

        return row[^1];
    }
}
