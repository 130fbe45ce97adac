using System.Globalization;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Matching;

/// <summary>Scenes that are cut, stay away for some drafts while the rest is edited, and come back edited: do they get their old identities?</summary>
public static class ReturnedScenes
{
    /// <summary>How many lines of scenes that came back have the identity that they had, of how many; a line that keeps less than half of its words does not count.</summary>
    /// <param name="scripts">What to make drafts of.</param>
    /// <param name="seed">Which case.</param>
    public static (int Found, int All, int SharedIds) Count(IReadOnlyList<Screenplay> scripts, int seed)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var random = new Random(seed);
        var script = scripts[random.Next(scripts.Count)];
        var scenes = Scene.Of(script);
        if (scenes.Length < 4)
            return (0, 0, 0);
        var first = DraftHistory.Empty.Add(script);
        var scene = scenes[random.Next(scenes.Length)];
        var (start, end) = (scene.FirstElement, scene.FirstElement + scene.Elements.Length);
        var without = script with { Elements = script.Elements.RemoveRange(start, end - start) };
        var history = first.History.Add(without).History;
        for (var draft = 0; draft < 2; draft++)
            history = history.Add(DraftMaker.Make(without, seed + draft, "words").B).History;

        var back = DraftMaker.Make(script, seed, "words");
        var step = history.Add(back.B);
        int found = 0, all = 0;
        foreach (var truth in back.Truth.Where(t => t.Kept >= 0.5 && t.A >= start && t.A < end))
        {
            all++;
            found += step.Draft.Elements[truth.B].Id == first.Draft.Elements[truth.A].Id ? 1 : 0;
        }

        return (found, all, step.Draft.Elements.Length - step.Draft.Elements.Select(e => e.Id).Distinct().Count());
    }

    /// <summary>Counts many cases and says the result.</summary>
    internal static void Print(IReadOnlyList<Screenplay> scripts, int cases, int first)
    {
        int found = 0, all = 0, shared = 0;
        for (var seed = first; seed < first + cases; seed++)
        {
            var (f, a, s) = Count(scripts, seed);
            (found, all, shared) = (found + f, all + a, shared + s);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scenes away for three drafts and back, {cases} cases: {found} of {all} lines have their old identity ({(double)found / Math.Max(1, all):F4}); shared identities: {shared}"));
    }
}
