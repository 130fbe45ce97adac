using System.Collections.Immutable;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Proposed;
using Throughline.Studio.Drafts;

namespace Throughline.Studio.Proposals;

/// <summary>A proposal as a person sees it: how it stands in the latest draft, measured, its statements looked up.</summary>
/// <param name="Kept">The proposal and what was decided.</param>
/// <param name="Latest">The latest draft, in which it stands.</param>
/// <param name="Script">Its script.</param>
/// <param name="Alternatives">The ways to do it; empty when it was erased.</param>
/// <param name="Claims">What it rests on, each looked up in the draft; what is not verified is shown struck through with the reason.</param>
public sealed record ShownProposal(KeptProposal Kept, Draft Latest, Screenplay Script, ImmutableArray<ShownAlternative> Alternatives, ImmutableArray<CheckedClaim> Claims)
{
    /// <summary>How many of its statements are verified, of how many.</summary>
    public (int Verified, int All) Rate => ClaimCheck.Rate(Claims);

    /// <summary>True when every alternative is hidden by what whoever looks has set; a decided one never is.</summary>
    public bool IsHidden => Kept.State == ProposalState.Open && Alternatives.Length > 0 && Alternatives.All(way => !way.HiddenBy.IsEmpty);
}

/// <summary>One way to do it.</summary>
/// <param name="Way">What it does.</param>
/// <param name="Standings">How each of its spans stands in the latest draft, in order.</param>
/// <param name="Measures">What it would bring, measured.</param>
/// <param name="HiddenBy">Why whoever looks does not want to see it; empty when they do.</param>
public sealed record ShownAlternative(Alternative Way, ImmutableArray<SpanStanding> Standings, ProposalMeasures Measures, ImmutableArray<string> HiddenBy)
{
    /// <summary>True when all of it can be taken.</summary>
    public bool IsOpen => Standings.All(standing => standing.IsOpen || !standing.Span.ChangesText);
}
