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
            if (kept.State == ProposalState.Taken || kept.Proposal is not { } proposal)
                return Problem($"Proposal {kept.Number} {(kept.Proposal is null ? "was erased" : "is in the script already")}.");
            var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
            var (changes, refused) = LiveTaking.Of(proposal, asked.Choice, lines.Live, lines.Identified, await access.Production.Locks.HoldingAsync(cancel));
            return changes is null ? Problem(string.Join(" ", refused.Select(standing => standing.Why).OfType<string>().Distinct(StringComparer.Ordinal)))
                : Results.Bytes(
                    LiveJson.Write(json =>
                    {
                        json.WriteNumber("version", lines.Version);
                        json.WritePropertyName("changes");
                        ChangeSetJson.Write(json, changes);
                    }),
                    "application/json");
        }
        catch (StudioException failure)
        {
            return Problem(failure.Message);
        }
    }

    private static async Task<IResult> DecideAsync(Guid id, PageDecision asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        if (asked.Reason is { Length: > LongestReason })
            return Results.Problem($"A reason has at most {LongestReason} letters.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var proposals = access.Production.Proposals;
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
internal record ChosenParts(int Alternative, ChosenPart[]? Taken)
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
internal sealed record PageDecision(int Alternative, ChosenPart[]? Taken, Guid? Edit, bool Undone, string? Reason) : ChosenParts(Alternative, Taken);

/// <summary>What taking would do.</summary>
internal sealed record ProposedChanges(long Version, object Changes);
