namespace Throughline.Assist.Roles;

/// <summary>Why what somebody filled in is no question yet.</summary>
public enum QuestionFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>The task is about lines, and all of the script was meant.</summary>
    NeedsSelection,

    /// <summary>The task needs a person of the story.</summary>
    NeedsCharacter,

    /// <summary>The task needs the writer's own words.</summary>
    NeedsQuestion,

    /// <summary>The task needs a language.</summary>
    NeedsLanguage,

    /// <summary>The task needs what other lines must keep to.</summary>
    NeedsConstraint,

    /// <summary>There is no such scene.</summary>
    NoSuchScene,

    /// <summary>There is no such scene to have happened last.</summary>
    NoSuchLastScene,

    /// <summary>Nobody of that name speaks.</summary>
    NobodySpeaks,

    /// <summary>What was given is no line and no range of lines.</summary>
    NoRange,

    /// <summary>No text stands there.</summary>
    NothingThere,

    /// <summary>There is no structure of that name.</summary>
    NoSuchStructure,
}
