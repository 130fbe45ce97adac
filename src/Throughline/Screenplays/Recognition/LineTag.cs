namespace Throughline.Screenplays.Recognition;

/// <summary>What a line of a laid-out page is.</summary>
public enum LineTag
{
    /// <summary>Opens a scene; written <c>S</c>.</summary>
    Heading,

    /// <summary>Seen and heard; written <c>N</c>.</summary>
    Action,

    /// <summary>The name above a speech; written <c>C</c>.</summary>
    Cue,

    /// <summary>Said; written <c>D</c>.</summary>
    Dialogue,

    /// <summary>A direction inside a speech; written <c>E</c>.</summary>
    Parenthetical,

    /// <summary><c>CUT TO:</c> and the like; written <c>T</c>.</summary>
    Transition,

    /// <summary>Page numbers, headers, CONTINUED, (MORE), the title page; written <c>M</c>.</summary>
    Other,
}
