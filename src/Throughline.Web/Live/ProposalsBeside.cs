using Microsoft.Extensions.Localization;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Proposals;
using Throughline.Web.Strings;

namespace Throughline.Web.Live;

/// <summary>Proposals as they stand in the live text, at its places.</summary>
internal sealed class ProposalsBeside(LiveLines lines, ProposalDesk desk, IStringLocalizer<PageWords> words)
{
    // Of those that were decided, what a person still remembers.
    private const int MostDecided = 30;

    /// <summary>All that are open, and the last that were decided.</summary>
    public static async Task<ProposalList> OfAsync(Production production, LiveLines lines, IStringLocalizer<PageWords> words, CancellationToken cancel)
    {
        var kept = await production.Proposals.ListAsync(cancel);
        if (kept.IsEmpty || lines.Latest is null)
            return new ProposalList(lines.Version, []);
        var desk = await ProposalDesk.OpenAsync(production, lines.Latest, lines.Identified, cancel);
        var beside = new ProposalsBeside(lines, desk, words);
        var open = kept.Where(one => one.State == ProposalState.Open).OrderByDescending(one => one.Number);
        var decided = kept.Where(one => one.State != ProposalState.Open).OrderByDescending(one => one.Decisions[^1].Made).Take(MostDecided);
        return new ProposalList(lines.Version, [.. open.Concat(decided).Where(one => one.Proposal is not null).Select(beside.Of)]);
    }

    private ProposalSummary Of(KeptProposal kept)
    {
        var proposal = kept.Proposal!;
        var shown = desk.Show(kept);
        return new ProposalSummary(
            kept.Id, kept.Number, proposal.Actor.Person, LedgerEntryJson.NameOf(proposal.Origin), proposal.Tool is { } tool ? tool.Provider == "none" ? words["Rules"].Value : tool.Model : null, proposal.Reason, kept.Made,
            LedgerEntryJson.NameOf(kept.State),
            [.. shown.Alternatives.Select(way => new AlternativeSummary(way.Way.Label, way.HiddenBy.ToArray(), [.. MeasureWords.Of(way.Measures, words)], [.. way.Standings.Select(Span)]))],
            [.. shown.Claims.Select(claim => new ClaimSummary(claim.Claim.Statement, claim.IsVerified, claim.Why, [.. claim.Claim.Quotes.Zip(claim.Lines).Where(pair => pair.Second >= 0).Select(pair => Quote(pair.First, pair.Second))]))],
            [.. kept.Decisions.Select(decision => new DecisionSummary(LedgerEntryJson.NameOf(decision.Decision), decision.Person, decision.Made, decision.Reason, decision.Edit, decision.Choice?.Alternative, decision.Choice?.Taken.Select(span => span.Index).ToArray()))]);
    }

    private SpanSummary Span(SpanStanding standing, int index)
    {
        var span = standing.Span;
        var (from, to) = (-1, -1);
        if (standing.Line >= 0)
        {
            var element = lines.Live.Elements[standing.Line];
            (from, to) = span.Kind == SpanKind.NewLines ? (element.Span.End, element.Span.End)
                : standing.Standing == Standing.Stale || span.Start + span.Length > element.Text.Plain.Length ? (element.Span.Start, element.Span.End)
                : SourcePlaces.Of(lines.Live.Source, element, span.Start, span.Length);
        }

        return new SpanSummary(index, LedgerEntryJson.NameOf(span.Kind), from, to, span.Was, span.Start, span.Words, span.Text, LedgerEntryJson.NameOf(standing.Standing), standing.Why);
    }

    private QuoteSummary Quote(Quote quote, int line)
    {
        var (from, to) = SourcePlaces.Of(lines.Live.Source, lines.Live.Elements[line], quote.Words);
        return new QuoteSummary(from, to, quote.Words);
    }
}

/// <summary>Proposals, and the version that their places are in.</summary>
internal sealed record ProposalList(long Version, ProposalSummary[] Proposals);

/// <summary>A proposal where it is in the live text.</summary>
internal sealed record ProposalSummary(
    Guid Id, int Number, string Person, string Origin, string? Model, string Reason, DateTimeOffset Made, string State, AlternativeSummary[] Alternatives, ClaimSummary[] Claims, DecisionSummary[] Decisions);

/// <summary>One way to do it.</summary>
internal sealed record AlternativeSummary(string Label, string[] HiddenBy, string[] Measures, SpanSummary[] Spans);

/// <summary>What it does to one line: the words <c>was</c> stand at <c>at</c> in <c>line</c>. Places are -1 when the line is gone.</summary>
internal sealed record SpanSummary(int Index, string Kind, int From, int To, string Line, int At, string Was, string Text, string Standing, string? Why);

/// <summary>What it says of the script, looked up.</summary>
internal sealed record ClaimSummary(string Statement, bool Holds, string? Why, QuoteSummary[] Quotes);

/// <summary>Words that were found.</summary>
internal sealed record QuoteSummary(int From, int To, string Words);

/// <summary>What somebody decided.</summary>
internal sealed record DecisionSummary(string Decision, string Person, DateTimeOffset Made, string? Reason, Guid? Edit, int? Alternative, int[]? Taken);
