namespace Throughline.Studio.Effects;

/// <summary>How far a shot's work is, as people say it; beside it stands how the shot stands to the cut, which is reckoned.</summary>
public enum ShotStage
{
    /// <summary>Nobody works on it yet.</summary>
    Waiting,

    /// <summary>Plates are there; it can be begun.</summary>
    Ready,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>A version waits to be looked at.</summary>
    Review,

    /// <summary>A version was looked at and has to be done again.</summary>
    Retake,

    /// <summary>It is done.</summary>
    Final,

    /// <summary>Nobody is to work on it for now.</summary>
    OnHold,
}
