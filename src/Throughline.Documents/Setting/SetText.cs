using SkiaSharp;
using Throughline.Documents.Fonts;

namespace Throughline.Documents.Setting;

/// <summary>A line of text ready to be drawn.</summary>
/// <param name="Runs">From the left.</param>
/// <param name="Width">In points.</param>
internal sealed record SetText(IReadOnlyList<GlyphRun> Runs, float Width);

/// <summary>Glyphs of one font.</summary>
/// <param name="Face">The font.</param>
/// <param name="Glyphs">From the left.</param>
/// <param name="Places">Where each stands, in points from the beginning of the line and from its foot.</param>
/// <param name="Stretch">How much narrower than made the glyphs are set; 1 as made.</param>
/// <param name="Text">What they say, for copying; null when each glyph is one character.</param>
/// <param name="Clusters">For each glyph where its characters begin in <paramref name="Text"/>, in bytes of UTF-8.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Glyphs, SKPoint[] Places, float Stretch, byte[]? Text, uint[]? Clusters);
