namespace Throughline.Screenplays;

/// <summary>What an <see cref="Element"/> is. The names in JSON are the same in kebab case, except <see cref="Cue"/>, which is <c>character</c> as in every file format.</summary>
public enum ElementKind
{
    /// <summary>Where and when: <c>INT. KITCHEN - NIGHT</c>.</summary>
    SceneHeading,

    /// <summary>What is seen and heard.</summary>
    Action,

    /// <summary>The name above a speech.</summary>
    Cue,

    /// <summary>A direction inside a speech, in parentheses.</summary>
    Parenthetical,

    /// <summary>What is said.</summary>
    Dialogue,

    /// <summary>A line that is sung.</summary>
    Lyrics,

    /// <summary><c>CUT TO:</c> and the like.</summary>
    Transition,

    /// <summary>A camera shot given a line of its own.</summary>
    Shot,

    /// <summary>Text in the middle of the line.</summary>
    Centered,

    /// <summary>A page break that the writer made.</summary>
    PageBreak,

    /// <summary>An outline heading; not printed.</summary>
    Section,

    /// <summary>A summary of what follows; not printed.</summary>
    Synopsis,

    /// <summary>A note that stands on its own; not printed.</summary>
    Note,

    /// <summary>Text cut but kept; not printed.</summary>
    Boneyard,

    /// <summary>A printed paragraph of a type that screenplays do not share (Final Draft's General, Cast List, New Act and custom types); see <see cref="Element.StyleName"/>.</summary>
    General,
}
