using Microsoft.Extensions.Localization;
using Throughline.Proposals;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Studio.Proposals;
using Throughline.Text;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/proposals</c>: what is suggested for lines, at its places in the live text, and what a person did with it there.</summary>
internal static class ProposalEndpoints
{
    private const int LongestReason = 2_000;
    private const int TooEarly = 425;

    public static void MapProposals(this IEndpointRouteBuilder production)
    {
        production.MapGet("/proposals", async (ProductionAccess access, IGrainFactory grains, IStringLocalizer<PageWords> words, CancellationToken cancel) =>
            Results.Ok(await ProposalsBeside.OfAsync(access.Production, await LiveLines.OfAsync(access.Production, grains, cancel), words, cancel)))
            .Needs(Right.Read).Produces<ProposalList>().WithSummary("Proposals that are open or were decided lately, at their places in the newest version.");
        production.MapPost("/proposals/{id:guid}/changes", ChangesAsync).Needs(Right.Write).Produces<ProposedChanges>().WithSummary("What taking some of it would do to the text; nothing is done.");
        production.MapPost("/proposals/{id:guid}/decision", DecideAsync).Needs(Right.Write).WithSummary("Puts on record what was taken on the page, taken back there, or refused.");
    }

    private static async Task<IResult> ChangesAsync(Guid id, ChosenParts asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        try
        {
            var kept = await access.Production.Proposals.FindAsync(id.ToString(), cancel);
            if (asked.Undone)
                return await BackAsync(kept, access.Production, grains, cancel);
            if (kept.State == ProposalState.Taken || kept.Proposal is not { } proposal)
                return Problem(AnswerWords.Of(kept.Proposal is null ? "ProposalErased" : "ProposalThere", kept.Number));
            var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
            var (changes, refused) = LiveTaking.Of(proposal, asked.Choice, lines.Live, lines.Identified, await access.Production.Locks.HoldingAsync(cancel));
            return changes is null ? Problem(string.Join(" ", refused.Select(standing => standing.Why).OfType<string>().Distinct(StringComparer.Ordinal))) : Changes(lines.Version, changes);
        }
        catch (StudioException failure)
        {
            return Problem(failure.Message);
        }
    }

    private static async Task<IResult> BackAsync(KeptProposal kept, Production production, IGrainFactory grains, CancellationToken cancel)
    {
        if (kept is not { State: ProposalState.Taken, Decisions: [.., { Edit: { } edit }] } || await production.Live.FindAsync(edit, cancel) is not { } taken)
            return Problem(AnswerWords.Of("NothingTakenOnPage", kept.Number));
        var now = await grains.GetGrain<IDocumentGrain>(production.Id).TextAsync(-1);
        return await production.Live.TakeBackAsync(taken, now.Version, cancel) is { } back ? Changes(now.Version, back)
            : Problem(AnswerWords.Of("TakenWordsChanged"));
    }

    private static IResult Changes(long version, ChangeSet changes) => Results.Bytes(
        LiveJson.Write(json =>
        {
            json.WriteNumber("version", version);
            json.WritePropertyName("changes");
            ChangeSetJson.Write(json, changes);
        }),
        "application/json");

    private static async Task<IResult> DecideAsync(Guid id, PageDecision asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        if (asked.Reason is { Length: > LongestReason })
            return Results.Problem(AnswerWords.Of("ReasonLength", LongestReason), statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var proposals = access.Production.Proposals;
            // The page may be faster here than its edit on the socket, and asks again.
            if (asked.Edit is { } made && await access.Production.Live.FindAsync(made, cancel) is null)
                return Results.Problem(AnswerWords.Of("EditNotThere"), statusCode: TooEarly);
            if (asked.Edit is not { } edit)
                await proposals.RefuseAsync(id.ToString(), asked.Reason ?? "", cancel);
            else if (asked.Undone)
                await proposals.TakenBackOnPageAsync(id.ToString(), edit, cancel);
            else
                await proposals.TakenOnPageAsync(id.ToString(), asked.Choice, edit, cancel);
            await access.Production.SignAsync(cancel);
            await grains.TellAsync(access.Production, "proposals");
            return Results.NoContent();
        }
        catch (StudioException failure)
        {
            return Problem(failure.Message);
        }
    }

    private static IResult Problem(string message) => Results.Problem(message, statusCode: StatusCodes.Status409Conflict);
}

/// <summary>A part that is taken.</summary>
/// <param name="Index">Its place in the alternative.</param>
/// <param name="Text">Its words as the person changed them; null as proposed.</param>
internal sealed record ChosenPart(int Index, string? Text);

/// <summary>What is chosen of a proposal.</summary>
/// <param name="Alternative">Which way, from 0.</param>
/// <param name="Taken">Which of its parts.</param>
/// <param name="Undone">True to take back what was taken.</param>
internal record ChosenParts(int Alternative, ChosenPart[]? Taken, bool Undone)
{
    /// <summary>The same, as the library has it.</summary>
    internal ProposalChoice Choice => new(Alternative, [.. (Taken ?? []).Select(part => new TakenSpan(part.Index, part.Text))]);
}

/// <summary>What was decided on the page.</summary>
/// <param name="Alternative">Which way, from 0.</param>
/// <param name="Taken">Which of its parts; none when it was refused.</param>
/// <param name="Edit">The edit of the live text that the page made; null when it was refused.</param>
/// <param name="Undone">True when the edit took back what was taken.</param>
/// <param name="Reason">Why it was refused.</param>
internal sealed record PageDecision(int Alternative, ChosenPart[]? Taken, Guid? Edit, bool Undone, string? Reason) : ChosenParts(Alternative, Taken, Undone);

/// <summary>What taking would do.</summary>
internal sealed record ProposedChanges(long Version, object Changes);
