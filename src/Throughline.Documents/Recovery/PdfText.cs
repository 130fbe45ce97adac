using System.Collections.Immutable;

namespace Throughline.Documents.Recovery;

/// <summary>The words of a PDF and where they stand; nothing is made of them yet.</summary>
/// <param name="Pages">In order.</param>
public sealed record PdfText(ImmutableArray<PdfPageText> Pages);

/// <summary>The words of a page.</summary>
/// <param name="Number">From 1, as the file counts.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Words">Horizontal ones only, in no order.</param>
/// <param name="HasImage">True when a picture lies on it.</param>
public sealed record PdfPageText(int Number, double Width, double Height, ImmutableArray<PdfWord> Words, bool HasImage);

/// <summary>A word.</summary>
/// <param name="Text">Its characters; never empty, no spaces.</param>
/// <param name="X">Its left end in points from the left edge of the page.</param>
/// <param name="Right">Its right end.</param>
/// <param name="Foot">The line that it stands on, in points from the top of the page.</param>
/// <param name="Size">Of its type, in points.</param>
/// <param name="IsBold">True when the font says so.</param>
/// <param name="IsItalic">True when the font says so.</param>
/// <param name="IsUnderlined">True when a line is drawn under all of it.</param>
public sealed record PdfWord(string Text, double X, double Right, double Foot, double Size, bool IsBold, bool IsItalic, bool IsUnderlined);
