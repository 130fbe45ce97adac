namespace Throughline.Editorial.Changes;

/// <summary>A transition over a cut.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="WipePattern">A wipe's pattern, else 0.</param>
/// <param name="Before">Frames of it before the cut.</param>
/// <param name="After">Frames of it after the cut.</param>
public sealed record CutTransition(TransitionKind Kind, int WipePattern, long Before, long After)
{
    /// <summary>Its length in frames.</summary>
    public long Frames => Before + After;
}
