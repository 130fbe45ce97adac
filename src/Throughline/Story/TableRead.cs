using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;
using Throughline.Screenplays.Layout;
using Throughline.Screenplays.Production;

namespace Throughline.Story;

/// <summary>The script read through once for all instruments: its scenes in order, and every speech with its speaker and length.</summary>
internal sealed class TableRead
{
    private TableRead(Screenplay screenplay, PageMap pages, Cast cast)
    {
        Screenplay = screenplay;
        Pages = pages;
        Names = cast.Names;
    }

    public Screenplay Screenplay { get; }

    public PageMap Pages { get; }

    /// <summary>Everyone who speaks, in order of first speech; groups are nobody.</summary>
    public string[] Names { get; }

    public ImmutableArray<SceneLine> Scenes { get; private init; }

    public ImmutableArray<SpeechLine> Speeches { get; private init; }

    /// <summary>The scene of each element; -1 before the first heading.</summary>
    public required int[] SceneOf { get; init; }

    /// <summary>The eighths of all scenes before each that are not omitted; one more entry for the sum of all.</summary>
    public required int[] EighthsBefore { get; init; }

    /// <summary>Where the speeches of each scene begin in <see cref="Speeches"/>; one more entry for the end.</summary>
    public required int[] SpeechesFrom { get; init; }

    public static TableRead Of(Screenplay screenplay, IReadOnlyDictionary<string, string>? aliases)
    {
        var pages = PageLayout.Of(screenplay);
        var cast = Cast.Of(screenplay, aliases);
        var scenes = Scene.Of(screenplay);
        var sceneOf = ScenesOfElements(screenplay, scenes);
        var lines = ScenesOf(screenplay, scenes, pages);
        var speeches = SpeechesOf(screenplay, cast, pages, sceneOf);
        return new TableRead(screenplay, pages, cast)
        {
            SceneOf = sceneOf,
            Scenes = lines,
            Speeches = speeches,
            EighthsBefore = SumsOf(lines),
            SpeechesFrom = StartsOf(speeches, lines.Length),
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
            lines[scene.Index] = new SceneLine(scene.Index, scene.Label, heading.Text.Plain.Replace('\n', ' ').Trim(), heading.Slugline, SceneOmission.IsOmitted(heading),
                At(screenplay, pages, scene.FirstElement), pages.SceneLines[scene.Index], pages.DepthOf(scene.FirstElement)) { LinesPerPage = pages.Style.LinesPerPage };
        }

        return [.. lines];
    }

    private static ImmutableArray<SpeechLine> SpeechesOf(Screenplay screenplay, Cast cast, PageMap pages, int[] sceneOf)
    {
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
            var voice = cast[speech.Cue];
            found.Add(new SpeechLine(voice.Name, voice.Speakers, sceneOf[at], WordSplitter.Count(words), lines, words, At(screenplay, pages, at)));
            at++;
        }

        return [.. found];
    }

    private static int[] SumsOf(ImmutableArray<SceneLine> scenes)
    {
        var sums = new int[scenes.Length + 1];
        foreach (var scene in scenes)
            sums[scene.Index + 1] = sums[scene.Index] + (scene.IsOmitted ? 0 : scene.Length.Eighths);
        return sums;
    }

    private static int[] StartsOf(ImmutableArray<SpeechLine> speeches, int scenes)
    {
        var starts = new int[scenes + 1];
        var next = 0;
        for (var scene = 0; scene <= scenes; scene++)
        {
            while (next < speeches.Length && speeches[next].Scene < scene)
                next++;
            starts[scene] = next;
        }

        return starts;
    }
}
