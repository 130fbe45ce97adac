using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Proposals;

namespace Throughline.Studio.Proposals;

/// <summary>A proposal of a production, with all that was decided on it.</summary>
/// <param name="Number">What people call it by: from 1.</param>
/// <param name="Id">What the record calls it by.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Proposal">What it says; null when it was erased.</param>
/// <param name="Decisions">What people did with it, in order.</param>
public sealed record KeptProposal(int Number, Guid Id, DateTimeOffset Made, Proposal? Proposal, ImmutableArray<ProposalDecision> Decisions)
{
    /// <summary>Where it stands.</summary>
    public ProposalState State => Decisions.LastOrDefault()?.Decision switch
    {
        null => ProposalState.Open,
        Decision.Refused => ProposalState.Refused,
        Decision.Undone => ProposalState.TakenBack,
        _ => ProposalState.Taken,
    };
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>All, a part, or a changed form of it is in the script.</summary>
    Taken,

    /// <summary>Refused; it can still be taken.</summary>
    Refused,

    /// <summary>What was taken was taken back; it can be taken again.</summary>
    TakenBack,
}

/// <summary>What a person did with a proposal.</summary>
/// <param name="Decision">All, a part, changed, refused, or undone.</param>
/// <param name="Person">Who decided.</param>
/// <param name="Made">When.</param>
/// <param name="Before">The number of the draft it was done to; null when nothing was taken or taken back.</param>
/// <param name="After">The number of the draft that came of it; null when none did.</param>
/// <param name="Choice">What was taken; null when nothing was, or when it was erased.</param>
/// <param name="Reason">Why it was refused; null when it was not, or when that was erased.</param>
public sealed record ProposalDecision(Decision Decision, string Person, DateTimeOffset Made, int? Before, int? After, ProposalChoice? Choice, string? Reason)
{
    /// <summary>Of what was done on the page, the edit of the live text that did it; no draft came of it by itself.</summary>
    public Guid? Edit { get; init; }
}

/// <summary>What a person chose of a proposal.</summary>
/// <param name="Alternative">Which way, from 0.</param>
/// <param name="Taken">The spans they took; empty for all that change words.</param>
public sealed record ProposalChoice(int Alternative, ImmutableArray<TakenSpan> Taken);

/// <summary>What came of taking or taking back: a new draft, or nothing and why.</summary>
/// <param name="Draft">The draft that came of it; null when nothing was done.</param>
/// <param name="Decision">What was decided; null when nothing was done.</param>
/// <param name="Edits">What it did to each line.</param>
/// <param name="Refused">Why nothing was done: how each span stands that is in the way.</param>
public sealed record ProposalOutcome(Drafts.AddedDraft? Draft, Decision? Decision, ImmutableArray<AppliedEdit> Edits, ImmutableArray<SpanStanding> Refused);
