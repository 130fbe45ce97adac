using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Throughline.Documents.Fonts;

/// <summary>One font, as the drawer and the shaper need it. It is made once and lives as long as the program.</summary>
#pragma warning disable CA1001 // Faces are kept for the life of the program.
internal sealed class FontFace
#pragma warning restore CA1001
{
    private readonly Font _shaper;
    private readonly ushort[] _commonest = new ushort[0x250];

    private FontFace(SKTypeface typeface, Blob blob, int index)
    {
        Typeface = typeface;
        var face = new Face(blob, index);
        UnitsPerEm = face.UnitsPerEm;
        _shaper = new Font(face);
        _shaper.SetScale(UnitsPerEm, UnitsPerEm);
        _shaper.SetFunctionsOpenType();
        for (var c = 0; c < _commonest.Length; c++)
            _commonest[c] = _shaper.TryGetNominalGlyph(c, out var glyph) ? (ushort)glyph : (ushort)0;
    }

    /// <summary>What Skia draws with.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>Units in the size of the type.</summary>
    public int UnitsPerEm { get; }

    /// <summary>A font out of its bytes.</summary>
    public static FontFace Of(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        // Not Blob.FromStream: it keeps the address of an array that the collector may move.
        var held = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return new FontFace(SKTypeface.FromData(data), new Blob(held.AddrOfPinnedObject(), bytes.Length, MemoryMode.Duplicate), 0);
        }
        finally
        {
            held.Free();
        }
    }

    /// <summary>A font of the machine; of a collection the first.</summary>
    /// <returns>Null when the file is not a font that can be read.</returns>
    public static FontFace? Open(string path) =>
        SKTypeface.FromFile(path) is { } typeface ? new FontFace(typeface, Blob.FromFile(path), 0) : null;

    /// <summary>The glyph of a character; 0 when the font lacks it.</summary>
    public ushort GlyphOf(int character) =>
        character < _commonest.Length ? _commonest[character] : _shaper.TryGetNominalGlyph(character, out var glyph) ? (ushort)glyph : (ushort)0;

    /// <summary>Shapes text of one direction.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer) => _shaper.Shape(buffer);
}
