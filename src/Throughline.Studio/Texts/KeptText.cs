using Throughline.Ledger;

namespace Throughline.Studio.Texts;

/// <summary>A text of the production as this person sees it.</summary>
/// <param name="State">Who may read it.</param>
/// <param name="Text">What it says; null when it is sealed for others, or erased.</param>
public sealed record KeptText(TextState State, string? Text)
{
    /// <summary>The salted hash of what it says now, which must be the one in the record; null when it cannot be read here.</summary>
    public Digest? Hash { get; init; }

    /// <summary>For people: the text, or in brackets why there is none.</summary>
    public override string ToString() => Text ?? (State == TextState.Erased ? "[erased]" : "[private]");
}

/// <summary>Who may read a text.</summary>
public enum TextState
{
    /// <summary>Everybody who has the production.</summary>
    Shared,

    /// <summary>Those it is sealed for, of whom this person is one.</summary>
    Private,

    /// <summary>Those it is sealed for; this person is not one of them, or their key is not on this machine.</summary>
    Sealed,

    /// <summary>Nobody: text, salt and keys are gone.</summary>
    Erased,
}
