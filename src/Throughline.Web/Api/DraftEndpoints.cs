using System.Collections.Immutable;
using Throughline.Studio.Live;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/drafts</c>.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder production)
    {
        production.MapGet("/drafts", async (ProductionAccess access, CancellationToken cancel) =>
            TypedResults.Ok((await access.Production.Drafts.ListAsync(cancel)).Select(draft => new DraftSummary(draft.Number, draft.About.Name, draft.About.Date, draft.About.Author, draft.FileName, draft.Added)).ToArray()))
            .Needs(Right.Read).WithSummary("The drafts, the oldest first.");
        production.MapPost("/drafts", async (ProductionAccess access, NewDraft asked, IGrainFactory grains) =>
        {
            var name = asked.Name?.Trim() ?? "";
            if (name.Length > 200 || name.Any(char.IsControl))
                return Results.Problem("A draft's name has at most 200 letters.", statusCode: StatusCodes.Status400BadRequest);
            var named = await grains.GetGrain<IDocumentGrain>(access.Production.Id).NameAsync(name, access.Actor);
            return Results.Created($"/api/v1/productions/{access.Production.Id}/drafts/{named.Number}", new NamedDraftSummary(named.Number, named.Version, named.Losses));
        }).Needs(Right.Write).Produces<NamedDraftSummary>(StatusCodes.Status201Created).WithSummary("Names the live text a draft.");
    }
}

/// <summary>A name for the live text.</summary>
/// <param name="Name">Such as White; may be empty.</param>
internal sealed record NewDraft(string? Name);

/// <summary>A draft in a list.</summary>
internal sealed record DraftSummary(int Number, string Name, DateOnly? Date, string Author, string File, DateTimeOffset Added);

/// <summary>A draft that was named just now.</summary>
/// <param name="Number">The draft.</param>
/// <param name="Version">The version of the live document that it is the text of.</param>
/// <param name="Losses">What its format cannot hold.</param>
internal sealed record NamedDraftSummary(int Number, long Version, ImmutableArray<string> Losses);
