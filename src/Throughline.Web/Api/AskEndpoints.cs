using Microsoft.Extensions.Localization;
using Throughline.Assist;
using Throughline.Web.Asking;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/ask</c>: what can be asked of a partner, what would be sent, and asking. Nothing of it changes a script.</summary>
internal static class AskEndpoints
{
    public static void MapAsking(this IEndpointRouteBuilder production)
    {
        production.MapGet("/ask", async (ProductionAccess access, AskDesk desk, CancellationToken cancel) => TypedResults.Ok(await desk.ChoicesAsync(access, cancel)))
            .Needs(Right.Write).WithSummary("What can be asked, and who answers.");
        production.MapPost("/ask/preview", PreviewAsync).Needs(Right.Write).RequireRateLimiting(RateLimits.Ask).Produces<RequestSummary>().WithSummary("Exactly what would be sent to the model in use, to whom, at what cost, under which rule. Nothing is sent.");
        production.MapPost("/ask", AskAsync).Needs(Right.Write).RequireRateLimiting(RateLimits.Ask).WithSummary("Asks; the answer comes as JSON, a line each, and whoever hangs up has stopped it.");
    }

    private static async Task<IResult> PreviewAsync(ProductionAccess access, AskRequest asked, AskDesk desk, IStringLocalizer<PageWords> words, CancellationToken cancel)
    {
        try
        {
            var prepared = await desk.PrepareAsync(access, asked, cancel);
            return prepared.Ready is null ? Results.Problem(words["AskNothingSent"], statusCode: StatusCodes.Status409Conflict) : Results.Ok(desk.Summary(prepared));
        }
        catch (AskException failure)
        {
            return Results.Problem(failure.Message, statusCode: failure.Status);
        }
        catch (ModelException failure)
        {
            return Results.Problem(failure.ForPerson, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> AskAsync(ProductionAccess access, AskRequest asked, AskDesk desk, CancellationToken cancel)
    {
        try
        {
            var prepared = await desk.PrepareAsync(access, asked, cancel);
            if (prepared.Ready is { } ready && ready.Hash.ToString() != asked.Hash)
                throw AskException.Changed();
            return Results.Stream(to => desk.AnswerAsync(access, asked, prepared, to, cancel), "application/x-ndjson");
        }
        catch (AskException failure)
        {
            return Results.Problem(failure.Message, statusCode: failure.Status);
        }
        catch (ModelException failure)
        {
            return Results.Problem(failure.ForPerson, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
