using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>A name that the action introduces in capitals and that never gets a cue.</summary>
/// <param name="Name">In capitals, as introduced.</param>
/// <param name="Mentions">Paragraphs of action that name it, at least one.</param>
/// <param name="Reason">What makes it look like a person.</param>
public sealed record Uncued(string Name, ImmutableArray<Where> Mentions, UncuedReason Reason);

/// <summary>What makes capitals look like a person's name.</summary>
public enum UncuedReason
{
    /// <summary>An age follows: <c>MARTA, 60s</c> or <c>MARTA (61)</c>.</summary>
    Age,

    /// <summary>The action goes on using the name in ordinary letters inside sentences.</summary>
    UsedAgain,

    /// <summary>The word is one for a person: <c>A WORKMAN kneels</c>.</summary>
    PersonWord,
}
