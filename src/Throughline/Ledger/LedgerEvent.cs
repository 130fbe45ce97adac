using System.Collections.Immutable;

namespace Throughline.Ledger;

/// <summary>
/// One thing that happened in a production. It holds hashes of texts, never texts, so that a text can be erased and the log stay whole.
/// </summary>
public sealed record LedgerEvent
{
    /// <summary>Unique in the log; who appends twice under one id appends once.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, by the clock of the machine that recorded it; kept to the millisecond, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The id of the production.</summary>
    public required string Production { get; init; }

    /// <summary>Who.</summary>
    public required Actor Actor { get; init; }

    /// <summary>What.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>On what, or null.</summary>
    public Target? Target { get; init; }

    /// <summary>Where the material comes from, or null when there is none.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What was decided; of <see cref="EventKind.ProposalDecided"/> only.</summary>
    public Decision? Decision { get; init; }

    /// <summary>With what tool, or null.</summary>
    public Tool? Tool { get; init; }

    /// <summary>The salted hash of what the tool was asked, or null.</summary>
    public Digest? Prompt { get; init; }

    /// <summary>The settings of the tool, as texts.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } = Empty;

    /// <summary>What it cost, or null.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Temporary or final, or null when the question does not arise.</summary>
    public Stage? Stage { get; init; }

    /// <summary>What a kind of event says besides, by names that <c>docs/ledger.md</c> lists: never private text.</summary>
    public ImmutableSortedDictionary<string, string> Details { get; init; } = Empty;

    private static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
