namespace Throughline.Screenplays.Recognition;

/// <summary>Says what each line of a laid-out screenplay is, from its words, its place and its neighbours.</summary>
public static class Recogniser
{
    // A long series bible has as many; more are weighed part by part, for each line takes some kilobytes while it is weighed.
    private const int LinesAtOnce = 30_000;

    /// <summary>One answer per line, in order. Edges and gaps are left out of account when the whole text lacks them.</summary>
    public static IReadOnlyList<RecognisedLine> Recognise(IReadOnlyList<PlacedLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var features = new LineFeatures(lines);
        if (lines.Count is > 0 and <= LinesAtOnce)
            return TagSequence.Decode(features, TagWeights.Learned);
        var recognised = new List<RecognisedLine>(lines.Count);
        for (var from = 0; from < lines.Count; from += LinesAtOnce)
            recognised.AddRange(TagSequence.Decode(features.Part(from, Math.Min(lines.Count, from + LinesAtOnce)), TagWeights.Learned));
        return recognised;
    }
}
