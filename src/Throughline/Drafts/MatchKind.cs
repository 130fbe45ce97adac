namespace Throughline.Drafts;

/// <summary>What became of a line.</summary>
public enum MatchKind
{
    /// <summary>It says the same, in its place. White space, emphasis, the shape of quotation marks and dashes, a scene's number and (CONT'D) do not count; in headings, cues and transitions neither do capitals.</summary>
    Kept,

    /// <summary>Its words changed.</summary>
    Edited,

    /// <summary>It says the same, in another place.</summary>
    Moved,

    /// <summary>It stands in another place and its words changed.</summary>
    MovedEdited,

    /// <summary>One line became several; there is a pair for each of them.</summary>
    Split,

    /// <summary>Several lines became one; there is a pair for each of them.</summary>
    Merged,

    /// <summary>Only the new draft has it.</summary>
    Added,

    /// <summary>Only the old draft has it.</summary>
    Removed,
}
