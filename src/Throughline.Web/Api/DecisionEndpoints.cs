using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Studio.Proposals;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/proposals/{number}/take</c>, <c>refuse</c> and <c>undo</c>: what a person decides of a proposal as a whole.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder production)
    {
        production.MapPost("/proposals/{number:int}/take", TakeAsync).Needs(Right.Write).WithSummary("Takes one alternative into the script.");
        production.MapPost("/proposals/{number:int}/refuse", RefuseAsync).Needs(Right.Write).WithSummary("Refuses it, with a reason.");
        production.MapPost("/proposals/{number:int}/undo", UndoAsync).Needs(Right.Write).WithSummary("Takes back what was taken.");
    }

    private static async Task<IResult> TakeAsync(int number, WantedAlternative asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        if (!int.TryParse(asked.Alternative ?? "0", System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var alternative))
            return Results.Problem(AnswerWords.Of("WhichAlternative"), statusCode: StatusCodes.Status400BadRequest);
        return await DecideAsync(access, grains, () => access.Production.Proposals.TakeAsync(Name(number), new ProposalChoice(alternative, []), cancel), cancel);
    }

    private static Task<IResult> UndoAsync(int number, ProductionAccess access, IGrainFactory grains, CancellationToken cancel) =>
        DecideAsync(access, grains, () => access.Production.Proposals.UndoAsync(Name(number), cancel), cancel);

    private static async Task<IResult> RefuseAsync(int number, RefusedProposal asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        try
        {
            await access.Production.Proposals.RefuseAsync(Name(number), asked.Reason ?? "", cancel);
            await access.Production.SignAsync(cancel);
            await grains.TellAsync(access.Production, "proposals");
            return Results.Ok(new { number });
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> DecideAsync(ProductionAccess access, IGrainFactory grains, Func<Task<ProposalOutcome>> decide, CancellationToken cancel)
    {
        try
        {
            // A decision falls on the script as it stands, not as it stood when it was last named.
            await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
            var outcome = await decide();
            if (outcome.Draft is not { } draft)
                return Results.Problem(string.Join(" ", outcome.Refused.Select(standing => standing.Why).OfType<string>().DefaultIfEmpty(AnswerWords.Of("NothingCanBeTaken"))), statusCode: StatusCodes.Status409Conflict);
            await access.Production.SignAsync(cancel);
            await grains.GetGrain<IDocumentGrain>(access.Production.Id).TakeDraftAsync(access.Person);
            await grains.TellAsync(access.Production, "proposals");
            return Results.Ok(new { draft = draft.Number });
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static string Name(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Which way of a proposal is taken.</summary>
/// <param name="Alternative">From 0, in digits.</param>
internal sealed record WantedAlternative(string? Alternative);

/// <summary>A refusal.</summary>
/// <param name="Reason">Why.</param>
internal sealed record RefusedProposal(string? Reason);
