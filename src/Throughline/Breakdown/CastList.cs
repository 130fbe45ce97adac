using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>Who plays in which scene: everyone with a cue in it, everyone its action names, and parts that never speak.</summary>
internal sealed class CastList
{
    // Cues that are no crowd, but the people of the scene.
    private static readonly string[] EverybodyHere = ["ALL", "BOTH", "EVERYONE", "EVERYBODY", "TOGETHER", "OTHERS"];

    private readonly List<BreakdownElement>[] _inScene;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private CastList(int scenes)
    {
        _inScene = new List<BreakdownElement>[scenes];
        for (var i = 0; i < scenes; i++)
            _inScene[i] = [];
    }

    /// <summary>Everyone, by board number.</summary>
    public ImmutableArray<CastMember> Members { get; private set; } = [];

    /// <summary>The words of their names, in capitals; nobody else is called by them.</summary>
    public required HashSet<string> Names { get; init; }

    /// <summary>Who is in a scene.</summary>
    public IEnumerable<BreakdownElement> In(int scene) => _inScene[scene];

    /// <summary>Somebody's number; 0 for a name that is not cast.</summary>
    public int NumberOf(string name) => _numbers.GetValueOrDefault(name);

    public static CastList Of(TableRead read, BreakdownOptions options)
    {
        var parts = Part.AllOf(read);
        var list = new CastList(read.Scenes.Length) { Names = [.. parts.SelectMany(p => p.Words)] };
        list.AddCues(read, parts);
        list.AddMentions(read, parts);
        list.Number(parts, options);
        return list;
    }

    private void AddCues(TableRead read, List<Part> parts)
    {
        foreach (var speech in read.Speeches)
        {
            if (speech.Scene < 0)
                continue;
            var cue = (Cue)read.Screenplay.Elements[speech.At.Element];
            var evidence = new Evidence(speech.At.Element, cue.Span.Line, 0, cue.Text.Plain.StartsWith(cue.Name, StringComparison.Ordinal) ? cue.Name : "");
            foreach (var speaker in speech.Speakers)
                Add(speech.Scene, parts[speaker], evidence, cue.Extensions.Any(e => e.StartsWith("V.O", StringComparison.OrdinalIgnoreCase)) ? "voice only" : null);
            if (speech.Speakers.IsEmpty && !EverybodyHere.Contains(speech.Name, StringComparer.Ordinal))
                _inScene[speech.Scene].Add(new BreakdownElement(Categories.Of("background"), speech.Name.ToLowerInvariant(), ElementSource.File) { Evidence = [evidence], Reason = "speaks as a group" });
        }
    }

    private void AddMentions(TableRead read, List<Part> parts)
    {
        var (scene, here, before) = (-1, new List<Part>(), new List<Part>());
        var speakers = read.Speeches.ToDictionary(s => s.At.Element, s => s.Speakers);
        for (var i = 0; i < read.Screenplay.Elements.Length; i++)
        {
            var element = read.Screenplay.Elements[i];
            if (read.SceneOf[i] is var now and >= 0 && now != scene)
                (scene, before, here) = (now, here, []);
            if (scene < 0)
                continue;
            if (speakers.TryGetValue(i, out var speaking))
                Meet(speaking.Select(s => parts[s]), here);
            if (element is not (Screenplays.Action or Shot or Parenthetical))
                continue;
            var named = NameMentions.In(element.Text.Plain, parts).ToList();
            // A pronoun before the first name looks back; one behind it means somebody of this scene.
            var first = named.Count == 0 ? int.MaxValue : named[0].Start;
            var alone = element is Screenplays.Action ? PronounMentions.In(element.Text.Plain, here, before).Where(m => m.Start < first).ToList() : [];
            foreach (var mention in named)
                Add(scene, mention.Part, new Evidence(i, element.Span.Line, mention.Start, mention.Words), null);
            foreach (var mention in alone)
                Add(scene, mention.Part, new Evidence(i, element.Span.Line, mention.Start, mention.Words), "not named here; from the scene before");
            Meet(named.Concat(alone).Select(m => m.Part), here);
        }
    }

    private static void Meet(IEnumerable<Part> met, List<Part> here) => here.AddRange(met.Except(here).ToList());

    private void Add(int scene, Part part, Evidence evidence, string? reason)
    {
        var elements = _inScene[scene];
        part.Scenes.Add(scene);
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Category.Key == "cast" && elements[i].Name == part.Name)
            {
                elements[i] = elements[i] with { Evidence = elements[i].Evidence.Add(evidence), Reason = reason is null ? null : elements[i].Reason };
                return;
            }
        }

        elements.Add(new BreakdownElement(Categories.Of("cast"), part.Name, ElementSource.File) { Evidence = [evidence], Reason = reason });
    }

    // Fixed numbers first; the others follow in order of words, then scenes, then first appearance.
    private void Number(List<Part> parts, BreakdownOptions options)
    {
        var present = parts.Where(p => p.Scenes.Count > 0).OrderByDescending(p => p.SpokenWords).ThenByDescending(p => p.Scenes.Count).ThenBy(p => p.Scenes.Min).ThenBy(p => p.Order).ToList();
        var taken = new HashSet<int>();
        foreach (var part in present)
        {
            foreach (var (name, number) in options.BoardNumbers)
            {
                if (CharacterIndex.Fold(name) == part.Name && number > 0 && taken.Add(number))
                    _numbers[part.Name] = number;
            }
        }

        var next = 1;
        foreach (var part in present)
        {
            if (_numbers.ContainsKey(part.Name))
                continue;
            while (!taken.Add(next))
                next++;
            _numbers[part.Name] = next;
        }

        Members = [.. present.Select(p => new CastMember(_numbers[p.Name], p.Name, p.SpokenWords, p.Speeches, [.. p.Scenes])).OrderBy(m => m.BoardNumber)];
    }
}
