using System.Collections.Immutable;

namespace Throughline.Story.Continuity;

/// <summary>One way in which lines contradict each other.</summary>
internal abstract class ContinuityRule
{
    public abstract IEnumerable<ContinuityFinding> Check(Telling telling);

    protected static ContinuityFinding Found(ContinuityKind kind, double confidence, string reason, params ReadOnlySpan<Sentence> sentences)
    {
        var lines = ImmutableArray.CreateBuilder<ContinuityLine>();
        foreach (var sentence in sentences)
            lines.Add(new ContinuityLine(sentence.Element, sentence.Scene, sentence.Line, sentence.Words));
        lines.Sort((a, b) => a.Element.CompareTo(b.Element));
        return new ContinuityFinding(kind, reason, confidence, lines.DrainToImmutable());
    }
}
