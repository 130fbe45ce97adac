using SkiaSharp;
using Throughline.Screenplays;

namespace Throughline.Documents.Printing;

/// <summary>How words are drawn.</summary>
internal readonly record struct Look(SKColor Colour, bool IsBold = false, bool IsItalic = false, bool IsUnderlined = false, bool IsStruck = false)
{
    /// <summary>Black, as it is.</summary>
    public static Look Plain { get; } = new(SKColors.Black);

    /// <summary>The look of a style.</summary>
    public static Look Of(TextStyle style, SKColor colour) =>
        new(colour, style.HasFlag(TextStyle.Bold), style.HasFlag(TextStyle.Italic), style.HasFlag(TextStyle.Underline), style.HasFlag(TextStyle.Strikeout));
}
