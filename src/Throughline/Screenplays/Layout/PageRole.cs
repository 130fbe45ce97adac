namespace Throughline.Screenplays.Layout;

/// <summary>How a paragraph behaves where a page ends.</summary>
public enum PageRole : byte
{
    /// <summary>It may end a page and begin one, and be split wherever two lines stay on each side.</summary>
    Action,

    /// <summary>It is never the last thing on a page.</summary>
    Heading,

    /// <summary>It opens a speech and never stands without it.</summary>
    Cue,

    /// <summary>It belongs to the speech above; never split.</summary>
    Parenthetical,

    /// <summary>It belongs to the speech above; split at the ends of sentences.</summary>
    Dialogue,

    /// <summary>It is never split.</summary>
    Transition,
}
