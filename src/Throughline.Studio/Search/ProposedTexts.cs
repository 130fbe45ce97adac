using System.Globalization;
using Throughline.Ledger;
using Throughline.Studio.Proposals;

namespace Throughline.Studio.Search;

/// <summary>What of a proposal can be found: why, what it says for each line, and what people decided.</summary>
internal static class ProposedTexts
{
    public static IEnumerable<SearchText> Of(KeptProposal kept)
    {
        var number = kept.Number.ToString(CultureInfo.InvariantCulture);
        var place = $"proposal {number}";
        if (kept.Proposal is { } proposal)
        {
            yield return new SearchText(number, place, proposal.Reason);
            foreach (var way in proposal.Alternatives)
            {
                if (way.Label.Length > 0)
                    yield return new SearchText(number, place, way.Label);
                // What would go is found by the line that has it; what was asked about is not.
                foreach (var span in way.Spans)
                    yield return new SearchText(number, place, span.ChangesText ? span.Text : $"{span.Words}: {span.Text}");
            }

            foreach (var claim in proposal.Claims)
                yield return new SearchText(number, place, claim.Statement);
        }

        foreach (var decision in kept.Decisions)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{place}, {Word(decision.Decision)} by {decision.Person}, {decision.Made.UtcDateTime:yyyy-MM-dd}");
            if (decision.Reason is { Length: > 0 } reason)
                yield return new SearchText(number, at, reason);
            foreach (var taken in decision.Choice?.Taken ?? [])
            {
                if (taken.Text is { Length: > 0 } own)
                    yield return new SearchText(number, at, own);
            }
        }
    }

    private static string Word(Decision decision) => decision switch
    {
        Decision.All => "taken",
        Decision.Part => "taken in part",
        Decision.Changed => "taken, changed,",
        Decision.Refused => "refused",
        _ => "taken back",
    };
}
