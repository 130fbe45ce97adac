using Throughline.Screenplays;

namespace Throughline.Matching;

/// <summary>One case of the measurement: a script, or some scenes of one, and a draft made of it.</summary>
public static class KnownCase
{
    private const int MostLines = 400;

    /// <summary>The case of a seed; one in twenty takes a whole script.</summary>
    public static KnownDraft Of(IReadOnlyList<Screenplay> scripts, int seed)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var random = new Random(seed);
        var script = scripts[random.Next(scripts.Count)];
        if (random.Next(20) > 0)
            script = Excerpt(script, random);
        return DraftMaker.Make(script, seed);
    }

    private static Screenplay Excerpt(Screenplay script, Random random)
    {
        if (script.Elements.Length <= MostLines)
            return script;
        var length = random.Next(60, MostLines);
        var start = random.Next(script.Elements.Length - length);
        while (start > 0 && script.Elements[start] is not SceneHeading)
            start--;
        return new Screenplay { Elements = script.Elements.Slice(start, Math.Min(length, script.Elements.Length - start)), TitlePage = script.TitlePage };
    }
}
