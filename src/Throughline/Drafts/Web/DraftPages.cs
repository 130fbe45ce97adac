using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Web;

/// <summary>A matching with the scenes and pages that its drawings need.</summary>
internal sealed class DraftPages
{
    public DraftPages(DraftMatch match)
    {
        Match = match;
        ScenesA = Scene.Of(match.A);
        ScenesB = Scene.Of(match.B);
        PagesA = PageLayout.Of(match.A);
        PagesB = PageLayout.Of(match.B);
        SceneOfA = Numbers(ScenesA, match.A.Elements.Length);
        SceneOfB = Numbers(ScenesB, match.B.Elements.Length);
        PairOfA = new ScenePair?[ScenesA.Length];
        PairOfB = new ScenePair?[ScenesB.Length];
        foreach (var pair in match.Scenes)
        {
            if (pair.A is { } a)
                PairOfA[a] = pair;
            if (pair.B is { } b)
                PairOfB[b] = pair;
        }
    }

    public DraftMatch Match { get; }

    public ImmutableArray<Scene> ScenesA { get; }

    public ImmutableArray<Scene> ScenesB { get; }

    public PageMap PagesA { get; }

    public PageMap PagesB { get; }

    /// <summary>For each element of the old draft its scene's index, -1 before the first.</summary>
    public int[] SceneOfA { get; }

    /// <summary>For each element of the new draft its scene's index, -1 before the first.</summary>
    public int[] SceneOfB { get; }

    public ScenePair?[] PairOfA { get; }

    public ScenePair?[] PairOfB { get; }

    /// <summary>What became of a scene, in a word that is also a class of the page.</summary>
    public static string StateOf(ScenePair pair) => pair switch
    {
        { A: null } => "added",
        { B: null } => "removed",
        { IsMoved: true } => "moved",
        { IsChanged: true } => "edited",
        _ => "kept",
    };

    public static string Head(Scene scene) => scene.Heading.Text.Plain.Replace('\n', ' ').Trim();

    private static int[] Numbers(ImmutableArray<Scene> scenes, int lines)
    {
        var numbers = new int[lines];
        Array.Fill(numbers, -1);
        foreach (var scene in scenes)
            Array.Fill(numbers, scene.Index, scene.FirstElement, scene.Elements.Length);
        return numbers;
    }
}
