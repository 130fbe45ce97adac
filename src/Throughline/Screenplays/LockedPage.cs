using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>A page whose number and beginning no longer change. What is added to it later goes onto pages of its own, such as <c>12A</c>.</summary>
/// <param name="Label">Its number as printed, without a full stop.</param>
/// <param name="Element">The <see cref="Screenplays.Element.Span"/> of the element that begins it or goes over onto it.</param>
/// <param name="Offset">Where in that element's text the page begins, in UTF-16 units; 0 for its start.</param>
public sealed record LockedPage(string Label, SourceSpan Element, int Offset);
