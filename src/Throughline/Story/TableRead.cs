using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>The script read through once for all instruments: its scenes in order, and every speech with its speaker and length.</summary>
internal sealed class TableRead
{
    private TableRead(Screenplay screenplay, PageMap pages, CharacterIndex index)
    {
        Screenplay = screenplay;
        Pages = pages;
        Names = Array.ConvertAll([.. index.Characters], c => c.Name);
    }

    public Screenplay Screenplay { get; }

    public PageMap Pages { get; }

    /// <summary>Everyone with a cue, in order of first speech.</summary>
    public string[] Names { get; }

    public ImmutableArray<SceneLine> Scenes { get; private init; }

    public ImmutableArray<SpeechLine> Speeches { get; private init; }

    /// <summary>The scene of each element; -1 before the first heading.</summary>
    public required int[] SceneOf { get; init; }

    public static TableRead Of(Screenplay screenplay, IReadOnlyDictionary<string, string>? aliases)
    {
        var pages = PageLayout.Of(screenplay);
        var index = CharacterIndex.Of(screenplay, aliases);
        var scenes = Scene.Of(screenplay);
        var sceneOf = ScenesOfElements(screenplay, scenes);
        return new TableRead(screenplay, pages, index)
        {
            SceneOf = sceneOf,
            Scenes = ScenesOf(screenplay, scenes, pages),
            Speeches = SpeechesOf(screenplay, index, pages, sceneOf),
        };
    }

    public Where At(int element) => At(Screenplay, Pages, element);

    private static Where At(Screenplay screenplay, PageMap pages, int element) =>
        new(element, screenplay.Elements[element].Span.Line, pages.Elements[element].Page);

    private static int[] ScenesOfElements(Screenplay screenplay, ImmutableArray<Scene> scenes)
    {
        var sceneOf = new int[screenplay.Elements.Length];
        Array.Fill(sceneOf, -1);
        foreach (var scene in scenes)
            Array.Fill(sceneOf, scene.Index, scene.FirstElement, scene.Elements.Length);
        return sceneOf;
    }

    private static ImmutableArray<SceneLine> ScenesOf(Screenplay screenplay, ImmutableArray<Scene> scenes, PageMap pages)
    {
        var lines = new SceneLine[scenes.Length];
        foreach (var scene in scenes)
        {
            var heading = scene.Heading;
            lines[scene.Index] = new SceneLine(scene.Index, scene.Label, heading.Text.Plain.Replace('\n', ' ').Trim(), heading.Slugline, heading.IsOmitted,
                At(screenplay, pages, scene.FirstElement), pages.SceneLines[scene.Index], pages.DepthOf(scene.FirstElement));
        }

        return [.. lines];
    }

    private static ImmutableArray<SpeechLine> SpeechesOf(Screenplay screenplay, CharacterIndex index, PageMap pages, int[] sceneOf)
    {
        var persons = new Dictionary<Character, Boxed>(ReferenceEqualityComparer.Instance);
        foreach (var character in index.Characters)
            persons.Add(character, new Boxed(persons.Count));
        var found = new List<SpeechLine>();
        var at = 0;
        foreach (var speech in Speech.Of(screenplay.Elements))
        {
            while (!ReferenceEquals(screenplay.Elements[at], speech.Cue))
                at++;
            var lines = 0;
            for (var i = at + 1; i < screenplay.Elements.Length && (screenplay.Elements[i].IsSpeechPart || !screenplay.Elements[i].IsPrinted); i++)
                lines += screenplay.Elements[i].IsSpeechPart ? pages.Elements[i].TotalLines : 0;
            var words = speech.Words;
            found.Add(new SpeechLine(persons[index[speech.Cue.Name]!].Index, sceneOf[at], WordSplitter.Count(words), lines, words, At(screenplay, pages, at)));
            at++;
        }

        return [.. found];
    }

    private sealed record Boxed(int Index);
}
