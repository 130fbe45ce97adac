namespace Throughline.Screenplays.Recognition;

/// <summary>Says what each line of a laid-out screenplay is, from its words, its place and its neighbours.</summary>
public static class Recogniser
{
    /// <summary>One answer per line, in order. Edges and gaps are left out of account when the whole text lacks them.</summary>
    public static IReadOnlyList<RecognisedLine> Recognise(IReadOnlyList<PlacedLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Count == 0 ? [] : TagSequence.Decode(new LineFeatures(lines), TagWeights.Learned);
    }
}
