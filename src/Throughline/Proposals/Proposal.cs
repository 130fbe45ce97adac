using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>Something suggested for lines of a draft, by a model or a colleague. Nothing of it happens until a person decides.</summary>
public sealed record Proposal
{
    /// <summary>Its id; the ledger's events name it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of the draft it was made for.</summary>
    public required string Draft { get; init; }

    /// <summary>Who asked for it, or suggests it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>One or more ways to do it, best first.</summary>
    public required ImmutableArray<Alternative> Alternatives { get; init; }

    /// <summary>Why, in a sentence or two.</summary>
    public required string Reason { get; init; }

    /// <summary>What it says of the script to support that; each is checked against the lines.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>Who or what made the words.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The model or program, or null for a person.</summary>
    public Tool? Tool { get; init; }

    /// <summary>What it cost, or null.</summary>
    public Cost? Cost { get; init; }

    /// <summary>The lines that any alternative touches, once each, in the order first named.</summary>
    public ImmutableArray<LineId> Lines => [.. Alternatives.SelectMany(a => a.Spans).Select(s => s.Line).Distinct()];
}

/// <summary>One way to do what a proposal suggests.</summary>
/// <param name="Label">What tells it from the others, such as <c>shorter</c>; may be empty.</param>
/// <param name="Spans">What it does, in any order. Those on one line do not overlap.</param>
public sealed record Alternative(string Label, ImmutableArray<ProposedSpan> Spans);
