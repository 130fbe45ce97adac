namespace Throughline.Screenplays;

/// <summary>
/// The identity of an element across edits, drafts and formats. A reader leaves it <c>default</c>, which means not yet
/// known; it is never written into a writer's file.
/// </summary>
public readonly record struct LineId(long Value)
{
    /// <summary>True when an identity was given.</summary>
    public bool IsKnown => Value != 0;
}
