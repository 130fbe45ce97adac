namespace Throughline.Credentials.ContentCredentials;

/// <summary>Whether an asset may be used to train or to feed models, and for data mining (CAWG Training and Data Mining 1.1).</summary>
public enum TrainingUse
{
    /// <summary>Nothing is said.</summary>
    Unsaid,

    /// <summary>It may not.</summary>
    NotAllowed,

    /// <summary>It may.</summary>
    Allowed,

    /// <summary>It may, on conditions that whoever wants to must ask for.</summary>
    Constrained,
}
