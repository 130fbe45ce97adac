using System.Text.RegularExpressions;
using Throughline.Breakdown;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.BreakdownGold;

/// <summary>A script of the gold set: its bare text, and what each pass marked in it.</summary>
internal sealed class GoldScript
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["ca"] = "cast", ["bg"] = "background", ["st"] = "stunts", ["ve"] = "vehicles", ["pr"] = "props", ["sf"] = "special-effects", ["vf"] = "visual-effects", ["wa"] = "wardrobe",
        ["mh"] = "makeup-hair", ["an"] = "animals", ["wr"] = "wranglers", ["mu"] = "music", ["so"] = "sound", ["sd"] = "set-dressing", ["gr"] = "greenery", ["eq"] = "special-equipment", ["no"] = "notes",
    };

    private readonly int[] _sceneStarts;

    private GoldScript(string name, string marked)
    {
        Name = name;
        var marks = new List<(string Codes, int Start, int End)>();
        Text = Strip(marked, marks);
        Screenplay = FountainReader.Read(new SourceText(Text, name + ".fountain")).Screenplay;
        _sceneStarts = [.. Screenplay.Elements.OfType<SceneHeading>().Select(h => h.Span.Start)];
        PassA = [.. marks.SelectMany(m => m.Codes.Split('+').Select(code => Item(code, m.Start, m.End))).Where(i => i.Scene > 0)];
    }

    public string Name { get; }

    public string Text { get; }

    public Screenplay Screenplay { get; }

    public List<GoldItem> PassA { get; }

    public List<GoldItem> PassB { get; private set; } = [];

    public static GoldScript Read(string markedFile, string passFile)
    {
        var script = new GoldScript(Path.GetFileNameWithoutExtension(markedFile), File.ReadAllText(markedFile));
        script.PassB = [.. script.ReadPassB(File.ReadAllLines(passFile))];
        return script;
    }

    /// <summary>What the program says.</summary>
    public List<GoldItem> Found()
    {
        var breakdown = ScriptBreakdown.Of(Screenplay);
        return
        [
            .. from scene in breakdown.Scenes
               from element in scene.Elements
               select new GoldItem(Name, scene.Index + 1, element.Category, element.Name, element.IsImplied,
                   [.. element.Evidence.Where(e => e.Words.Length > 0).Select(e => (Screenplay.Elements[e.Element].Span.Start + e.Start, Screenplay.Elements[e.Element].Span.Start + e.End))])
               { Source = element.Source },
        ];
    }

    // Marks may stand inside marks; the innermost are taken off first.
    private static string Strip(string marked, List<(string Codes, int Start, int End)> marks)
    {
        while (Mark.Match(marked) is { Success: true } match)
        {
            var (open, close) = (match.Groups["codes"].Length + 2, 1);
            for (var i = 0; i < marks.Count; i++)
            {
                var (codes, start, end) = marks[i];
                marks[i] = (codes, Moved(start), Moved(end));
            }

            marks.Add((match.Groups["codes"].Value, match.Index, match.Index + match.Groups["words"].Length));
            marked = string.Concat(marked.AsSpan(0, match.Index), match.Groups["words"].Value, marked.AsSpan(match.Index + match.Length));

            int Moved(int at) => at <= match.Index ? at : at >= match.Index + match.Length ? at - open - close : at - open;
        }

        return marked;
    }

    private GoldItem Item(string code, int start, int end) =>
        new(Name, SceneAt(start), Categories.Of(Codes[code.TrimEnd('?')]), Text[start..end], code.EndsWith('?'), [(start, end)]);

    private int SceneAt(int offset) => _sceneStarts.Count(s => s <= offset);

    private IEnumerable<GoldItem> ReadPassB(string[] lines)
    {
        var scene = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                scene++;
                continue;
            }

            var (code, rest) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var words in rest.Split(" / ", StringSplitOptions.TrimEntries))
            {
                var spans = Places(scene, words);
                if (spans.Count == 0)
                    Console.Error.WriteLine($"{Name}, scene {scene}: the second pass marks words that are not there: {words}");
                yield return new GoldItem(Name, scene, Categories.Of(Codes[code.TrimEnd('?')]), words, code.EndsWith('?'), spans);
            }
        }
    }

    private List<(int, int)> Places(int scene, string words)
    {
        var (from, to) = (_sceneStarts[scene - 1], scene < _sceneStarts.Length ? _sceneStarts[scene] : Text.Length);
        var at = Text.IndexOf(words, from, to - from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : [(at, at + words.Length)];
    }

    private static readonly Regex Mark = new(@"\{(?<codes>[a-z]{2}\??(\+[a-z]{2}\??)*):(?<words>[^{}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
}
