using Throughline.Screenplays;

namespace Throughline.Breakdown.Finder;

/// <summary>Where a paragraph stands.</summary>
/// <param name="Index">Its index in <see cref="Screenplay.Elements"/>.</param>
/// <param name="Element">The paragraph.</param>
internal readonly record struct Paragraph(int Index, Element Element)
{
    public Evidence Evidence(int start, string words) => new(Index, Element.Span.Line, start, words);
}
