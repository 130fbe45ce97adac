using System.Collections.Immutable;
using Throughline.Drafts.Matching;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Changes;

/// <summary>What a scene asks of those who make it.</summary>
internal sealed class SceneFacts(Scene scene, PageLength length, int page)
{
    public Scene Scene { get; } = scene;

    public PageLength Length { get; } = length;

    /// <summary>The page it begins on.</summary>
    public int Page { get; } = page;

    /// <summary>True when it was cut after numbering.</summary>
    public bool IsOmitted { get; } = scene.IsOmitted;

    public Slugline Slugline => Scene.Heading.Slugline;

    /// <summary>Those who speak, with their words, by folded name.</summary>
    public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Those who speak, with their speeches.</summary>
    public Dictionary<string, int> Speeches { get; } = new(StringComparer.Ordinal);

    /// <summary>Those who speak or whom the action names.</summary>
    public HashSet<string> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>The scenes of a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="cast">Who speaks under each of its cues.</param>
    /// <param name="pages">Its layout.</param>
    public static ImmutableArray<SceneFacts> Of(Screenplay draft, Cast cast, PageMap pages)
    {
        var names = NamesByFirstWord(cast);
        var facts = ImmutableArray.CreateBuilder<SceneFacts>();
        foreach (var scene in Scene.Of(draft))
        {
            var fact = new SceneFacts(scene, pages.LengthOf(scene.Index), pages.Elements[scene.FirstElement].Page);
            foreach (var speech in Speech.Of(scene.Elements))
                fact.Add(speech, cast[speech.Cue]);
            foreach (var element in scene.Elements)
            {
                if (element is Screenplays.Action)
                    FindNames(element.Text.Plain, names, fact.Present);
            }

            facts.Add(fact);
        }

        return facts.DrainToImmutable();
    }

    // Of what several say together everyone has every word to learn.
    private void Add(Speech speech, CueVoice voice)
    {
        var words = 0;
        var cutter = new WordCutter(speech.Words);
        while (cutter.Next())
            words++;
        foreach (var name in voice.SpeakerNames)
        {
            Words[name] = Words.GetValueOrDefault(name) + words;
            Speeches[name] = Speeches.GetValueOrDefault(name) + 1;
            Present.Add(name);
        }
    }

    private static Dictionary<string, List<string[]>> NamesByFirstWord(Cast cast)
    {
        var names = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var person in cast.Names)
        {
            var words = new List<string>();
            var cutter = new WordCutter(person);
            while (cutter.Next())
                words.Add(cutter.Word.ToString());
            if (words.Count == 0)
                continue;
            if (!names.TryGetValue(words[0], out var same))
                names.Add(words[0], same = []);
            same.Add([person, .. words]);
        }

        return names;
    }

    // A name counts where it stands as whole words of which each begins with a capital.
    private static void FindNames(string text, Dictionary<string, List<string[]>> names, HashSet<string> found)
    {
        var words = new List<string>();
        var cutter = new WordCutter(text);
        while (cutter.Next())
            words.Add(char.IsLower(cutter.Word[0]) ? "" : cutter.Word.ToString().ToUpperInvariant());
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Length == 0 || !names.TryGetValue(words[at], out var candidates))
                continue;
            foreach (var name in candidates)
            {
                if (at + name.Length - 1 <= words.Count && Enumerable.Range(1, name.Length - 1).All(k => words[at + k - 1] == name[k]))
                    found.Add(name[0]);
            }
        }
    }
}
