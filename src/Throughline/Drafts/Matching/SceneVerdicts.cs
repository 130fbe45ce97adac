using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts.Matching;

/// <summary>Scenes are paired as their headings are.</summary>
internal static class SceneVerdicts
{
    public static ImmutableArray<ScenePair> Of(Screenplay a, Screenplay b, Pairing pairs, ImmutableArray<LinePair> lines)
    {
        var (ofA, ofB) = (Scene.Of(a), Scene.Of(b));
        var sceneAtA = Numbers(ofA, pairs.OfA.Length);
        var sceneAtB = Numbers(ofB, pairs.OfB.Length);
        var partner = new int[ofA.Length];
        var weights = new double[ofA.Length];
        for (var i = 0; i < ofA.Length; i++)
        {
            partner[i] = pairs.OfA[ofA[i].FirstElement] is >= 0 and var heading ? sceneAtB[heading] : -1;
            weights[i] = pairs.A.Starts[ofA[i].FirstElement + ofA[i].Elements.Length] - pairs.A.Starts[ofA[i].FirstElement];
        }

        var isInOrder = Chain.Heaviest(partner, weights, ofB.Length);
        var changed = ChangedScenes(pairs, lines, sceneAtA, sceneAtB, ofA, ofB, partner);
        var originOf = new int[ofB.Length];
        Array.Fill(originOf, -1);
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] >= 0)
                originOf[partner[i]] = i;
        }

        var scenes = ImmutableArray.CreateBuilder<ScenePair>(ofA.Length + ofB.Length);
        var next = 0;
        for (var j = 0; j <= ofB.Length; j++)
        {
            var i = j < ofB.Length ? originOf[j] : -1;
            if (j == ofB.Length || (i >= 0 && isInOrder[i]))
            {
                for (var until = j < ofB.Length ? i : ofA.Length; next < until; next++)
                {
                    if (partner[next] < 0)
                        scenes.Add(new ScenePair(next, null) { IsChanged = true });
                }
            }

            if (j < ofB.Length)
            {
                scenes.Add(i < 0
                    ? new ScenePair(null, j) { IsChanged = true, CopyOf = CopiedFrom(pairs, ofA, ofB[j]) }
                    : new ScenePair(i, j) { IsMoved = !isInOrder[i], IsChanged = changed.Contains(j) });
            }
        }

        return scenes.DrainToImmutable();
    }

    private static int[] Numbers(ImmutableArray<Scene> scenes, int lines)
    {
        var numbers = new int[lines];
        Array.Fill(numbers, -1);
        foreach (var scene in scenes)
            Array.Fill(numbers, scene.Index, scene.FirstElement, scene.Elements.Length);
        return numbers;
    }

    // By index in B. A scene that moved whole has not changed.
    private static HashSet<int> ChangedScenes(Pairing pairs, ImmutableArray<LinePair> lines, int[] sceneAtA, int[] sceneAtB, ImmutableArray<Scene> ofA, ImmutableArray<Scene> ofB, int[] partner)
    {
        var changed = new HashSet<int>();
        foreach (var line in lines)
        {
            var isWithScene = line is { A: { } a, B: { } b } && sceneAtA[a] >= 0 && sceneAtB[b] >= 0 && partner[sceneAtA[a]] == sceneAtB[b]
                && a - ofA[sceneAtA[a]].FirstElement == b - ofB[sceneAtB[b]].FirstElement;
            if (line.Kind == MatchKind.Kept || (line.Kind == MatchKind.Moved && isWithScene) || (line.Kind is MatchKind.Added or MatchKind.Removed && Blank.Is(pairs.ElementOf(line))))
                continue;
            if (line.B is { } at && sceneAtB[at] >= 0)
                changed.Add(sceneAtB[at]);
            if (line.A is { } was && sceneAtA[was] >= 0 && partner[sceneAtA[was]] >= 0)
                changed.Add(partner[sceneAtA[was]]);
        }

        return changed;
    }

    // The scene of the old draft that says most of the same, if it says nearly all.
    private static int? CopiedFrom(Pairing pairs, ImmutableArray<Scene> ofA, Scene added)
    {
        var hashes = new HashSet<ulong>();
        double words = 0;
        for (var j = added.FirstElement + 1; j < added.FirstElement + added.Elements.Length; j++)
        {
            if (pairs.OfB[j] < 0 && hashes.Add(pairs.B.Hashes[j]))
                words += pairs.B.Length(j);
        }

        if (words < 8)
            return null;
        foreach (var scene in ofA)
        {
            var seen = new HashSet<ulong>();
            double same = 0;
            for (var i = scene.FirstElement + 1; i < scene.FirstElement + scene.Elements.Length; i++)
                same += hashes.Contains(pairs.A.Hashes[i]) && seen.Add(pairs.A.Hashes[i]) ? pairs.A.Length(i) : 0;
            if (same >= words * 0.8)
                return scene.Index;
        }

        return null;
    }
}
