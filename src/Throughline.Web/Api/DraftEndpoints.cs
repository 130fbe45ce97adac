using System.Collections.Immutable;
using Throughline.Studio.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/drafts</c>.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder production)
    {
        production.MapGet("/drafts", async (ProductionAccess access, CancellationToken cancel) =>
        {
            var named = await access.Production.Live.NamedAsync(cancel);
            return TypedResults.Ok((await access.Production.Drafts.ListAsync(cancel)).Select(draft => new DraftSummary(
                draft.Number, draft.About.Name, draft.About.Date, draft.About.Author, draft.FileName, draft.Added, named.TryGetValue(draft.Number, out var version) ? version : null)).ToArray());
        }).Needs(Right.Read).WithSummary("The drafts, the oldest first.");
        production.MapPost("/drafts", async (ProductionAccess access, NewDraft asked, IGrainFactory grains) =>
        {
            var name = asked.Name?.Trim() ?? "";
            if (name.Length > 200 || name.Any(char.IsControl))
                return Results.Problem(AnswerWords.Of("DraftNameLength"), statusCode: StatusCodes.Status400BadRequest);
            var named = await grains.GetGrain<IDocumentGrain>(access.Production.Id).NameAsync(name, access.Actor, asked.Version ?? -1);
            return Results.Created($"/api/v1/productions/{access.Production.Id}/drafts/{named.Number}", new NamedDraftSummary(named.Number, named.Version, named.Losses, named.Now));
        }).Needs(Right.Write).Produces<NamedDraftSummary>(StatusCodes.Status201Created).WithSummary("Names the live text a draft, or the text of an older version.");
    }
}

/// <summary>A name for the live text.</summary>
/// <param name="Name">Such as White; may be empty.</param>
/// <param name="Version">The version that is named; the newest when it is left out.</param>
internal sealed record NewDraft(string? Name, long? Version);

/// <summary>A draft in a list; with the version of the live text that it was named from, if it was.</summary>
internal sealed record DraftSummary(int Number, string Name, DateOnly? Date, string Author, string File, DateTimeOffset Added, long? Version);

/// <summary>A draft that was named just now.</summary>
/// <param name="Number">The draft.</param>
/// <param name="Version">The version of the live document that it is the text of.</param>
/// <param name="Losses">What its format cannot hold.</param>
/// <param name="Now">After an older version was named, the draft that the text of now became; else null.</param>
internal sealed record NamedDraftSummary(int Number, long Version, ImmutableArray<string> Losses, int? Now);
