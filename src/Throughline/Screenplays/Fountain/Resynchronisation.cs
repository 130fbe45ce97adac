using System.Collections.Immutable;

namespace Throughline.Screenplays.Fountain;

/// <summary>Tells a parser that reads a changed text where it may stop, because from there on nothing changed.</summary>
/// <param name="elements">The old elements; empty to read to the end.</param>
/// <param name="first">The first that lies wholly after the change.</param>
/// <param name="shift">How many characters the change added.</param>
internal struct Resynchronisation(ImmutableArray<Element> elements, int first, int shift)
{
    /// <summary>The old element at which reading stopped; the number of elements when it did not.</summary>
    public int At { get; private set; } = first;

    /// <summary>True when an old block begins at this offset of the new text. Offsets must be asked in order.</summary>
    public bool Meets(int start)
    {
        while (At < elements.Length && elements[At].Span.Start + shift < start)
            At++;
        return At < elements.Length && elements[At].Span.Start + shift == start && IsBlockStart(elements[At]);
    }

    /// <summary>Says that reading went on to the end.</summary>
    public void NeverMet() => At = elements.Length;

    /// <summary>True for an element that begins a block whatever stands before; a second dual cue reaches back to its partner.</summary>
    public static bool IsBlockStart(Element element) =>
        !element.IsSpeechPart && element is not (Note or Boneyard or Cue { Dual: DualSide.Right });
}
