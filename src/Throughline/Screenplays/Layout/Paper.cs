namespace Throughline.Screenplays.Layout;

/// <summary>A sheet of paper.</summary>
/// <param name="Name"><c>Letter</c>, <c>A4</c>, or empty for a size without a name.</param>
/// <param name="Width">In points, 72 to the inch.</param>
/// <param name="Height">In points.</param>
public sealed record Paper(string Name, double Width, double Height)
{
    /// <summary>8.5 by 11 inches.</summary>
    public static readonly Paper Letter = new("Letter", 612, 792);

    /// <summary>210 by 297 millimetres.</summary>
    public static readonly Paper A4 = new("A4", 595.276, 841.89);
}
