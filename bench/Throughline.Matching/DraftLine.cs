using Throughline.Screenplays;

namespace Throughline.Matching;

/// <summary>A line of a draft in the making, and where it comes from.</summary>
internal sealed class DraftLine(Element element)
{
    public Element Element { get; set; } = element;

    /// <summary>Index in A and the part of that line's words it keeps; empty for a new line.</summary>
    public List<(int A, double Kept)> Origins { get; set; } = [];

    public bool IsTouched { get; set; }

    public DraftLine Copy() => new(Element) { Origins = [.. Origins], IsTouched = IsTouched };
}
