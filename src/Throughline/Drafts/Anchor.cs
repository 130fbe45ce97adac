using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Where something hangs on a line: a note, a tag, a take, an effect.</summary>
/// <param name="Line">The line's identity.</param>
/// <param name="Start">Offset in the line's text, UTF-16 units.</param>
/// <param name="Length">How much of it; 0 for a place between letters.</param>
public sealed record Anchor(LineId Line, int Start, int Length);

/// <summary>Where an anchor is in the new draft.</summary>
/// <param name="From">Where it was.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Element">Index in the new draft of the line it hangs on; for an orphan the nearest line that is left, which is only a hint. -1 when the new draft is empty.</param>
/// <param name="Start">Offset in that line's text; 0 for an orphan.</param>
/// <param name="Length">How much of it; 0 when the words it marked are gone.</param>
public sealed record CarriedAnchor(Anchor From, AnchorFate Fate, int Element, int Start, int Length);

/// <summary>What a new draft does to an anchor.</summary>
public enum AnchorFate
{
    /// <summary>The line is there and so are all or some of the words.</summary>
    Carried,

    /// <summary>The line is there; the words that were marked are not.</summary>
    WordsGone,

    /// <summary>The line is gone.</summary>
    Orphaned,
}
