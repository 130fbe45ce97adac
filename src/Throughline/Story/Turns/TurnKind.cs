namespace Throughline.Story.Turns;

/// <summary>The five turns of a story, in the order in which they come.</summary>
public enum TurnKind
{
    /// <summary>What happens to the people once they have been shown.</summary>
    Opportunity,

    /// <summary>From here on there is a goal.</summary>
    ChangeOfPlans,

    /// <summary>They are bound to it and cannot go back.</summary>
    PointOfNoReturn,

    /// <summary>All seems lost.</summary>
    MajorSetback,

    /// <summary>The last great event, where it is settled.</summary>
    Climax,
}
