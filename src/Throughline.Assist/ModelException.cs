namespace Throughline.Assist;

/// <summary>A model was not asked, or did not answer so that the answer can be used. Nothing was changed.</summary>
public sealed class ModelException : Exception
{
    private const int MostSaid = 300;

    /// <param name="kind">What went wrong.</param>
    /// <param name="message">One sentence: what was tried, what is wrong, what to do. It holds nothing of a script or a key, so that it may be logged.</param>
    /// <param name="inner">What came before it.</param>
    public ModelException(ModelFailureKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public ModelFailureKind Kind { get; }

    /// <summary>How long the provider asks to wait before the next try, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's own words, for a person's eyes only: they may repeat what was sent. Null when it gave none.</summary>
    public string? Detail { get; init; }

    /// <summary>The message with the provider's own words, for the person who asked and nobody else.</summary>
    public string ForPerson => Detail is { Length: > 0 } said ? $"{Message} It says: {(said.Length <= MostSaid ? said : said[..MostSaid] + "…")}" : Message;

    /// <summary>True when the same request may well succeed a little later.</summary>
    public bool IsPassing => Kind is ModelFailureKind.Busy or ModelFailureKind.Broken or ModelFailureKind.Stalled or ModelFailureKind.Unreachable or ModelFailureKind.CutOff;
}

/// <summary>Why there is no answer.</summary>
public enum ModelFailureKind
{
    /// <summary>The production's rule does not allow this model; nothing left.</summary>
    NotAllowed,

    /// <summary>It could cost more than the production's budget has left; nothing left.</summary>
    OverBudget,

    /// <summary>Only recorded answers are allowed, and this was never recorded; nothing left.</summary>
    NotRecorded,

    /// <summary>There is no key for it in the environment or the system's secret store, or the settings are wrong; nothing left.</summary>
    NotSetUp,

    /// <summary>An address that is said to be local is not; nothing left.</summary>
    NotLocal,

    /// <summary>The provider refuses the request for good: the key, the model's name, the length.</summary>
    Refused,

    /// <summary>The provider is busy: 429.</summary>
    Busy,

    /// <summary>The provider failed: 500 and above.</summary>
    Broken,

    /// <summary>Nothing came for too long.</summary>
    Stalled,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>The answer broke off before its end.</summary>
    CutOff,

    /// <summary>The answer is not of the shape that was asked for, also not after one more try.</summary>
    WrongShape,
}
