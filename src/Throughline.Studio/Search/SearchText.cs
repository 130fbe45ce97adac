namespace Throughline.Studio.Search;

/// <summary>A text that can be found.</summary>
/// <param name="Key">What it belongs to, in the words of its kind: of the script the identity of a line, of a note its number.</param>
/// <param name="Place">For people, where it is: <c>4 INT. CHAPEL - NIGHT</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record SearchText(string Key, string Place, string Text);

/// <summary>A text that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, its key and its place.</param>
/// <param name="Start">Where the first of the words begins in the text, UTF-16 units.</param>
/// <param name="Length">The length of that word in it.</param>
public sealed record SearchHit(SearchKind Kind, SearchText Text, int Start, int Length);

/// <summary>What can be found, in the order in which it is shown.</summary>
public enum SearchKind
{
    /// <summary>A line of the script.</summary>
    Script,

    /// <summary>A note on a line that everybody may read.</summary>
    Note,

    /// <summary>A tag for a department.</summary>
    Tag,

    /// <summary>A draft, by its name, its author and its file.</summary>
    Draft,

    /// <summary>A clip in a cut.</summary>
    Cut,

    /// <summary>An effects shot.</summary>
    Shot,

    /// <summary>A proposal for lines, or what was decided on it.</summary>
    Proposal,

    /// <summary>What an entry of the record says.</summary>
    Record,
}
