using Microsoft.AspNetCore.Http.HttpResults;
using System.Security.Claims;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Shelf;
using Throughline.Web.Imports;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>/api/v1/productions</c>.</summary>
internal static class ProductionEndpoints
{
    public static void MapProductions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/productions", ListAsync).WithSummary("The productions that you can open, the last opened first.");
        api.MapPost("/imports", RecogniseAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportEndpoints.Largest)).Accepts<byte[]>("application/octet-stream").WithSummary("Says what the file in the body (?name=) is, and keeps nothing of it.");
        api.MapPost("/productions", MakeAsync).WithSummary("Makes a production: {title}, or the sample: {sample:true}.");
    }

    private static async Task<Ok<ProductionSummary[]>> ListAsync(ClaimsPrincipal user, ProductionShelf shelf, Membership membership, CancellationToken cancel) =>
        TypedResults.Ok((await membership.ListAsync(user, shelf, cancel)).Select(it => new ProductionSummary(it.Production.Id, it.Production.Title, it.Role.ToString().ToLowerInvariant(), it.Production.Opened)).ToArray());

    private static async Task<IResult> RecogniseAsync(HttpContext context, RecognitionDesk desk, CancellationToken cancel, string name = "script.fountain") =>
        await ImportEndpoints.ReadAsync(context, name, cancel) switch
        {
            // A movie is of a cut, and a cut is of a production.
            (var file, { }, _) when MovieImport.Is(file) => Results.Ok(new ImportSummary(default, file, MovieImport.Kind, AnswerWords.Of("KindMovie"), [], [], true)),
            (var file, { } bytes, _) => Results.Ok((await desk.RecogniseAsync(file, bytes, cancel)) with { Name = file }),
            var (_, _, refused) => refused!,
        };

    private static async Task<Results<Created<ProductionSummary>, ProblemHttpResult>> MakeAsync(NewProduction asked, ClaimsPrincipal user, ProductionShelf shelf, Membership membership, TimeProvider clock, CancellationToken cancel)
    {
        var title = asked.Sample ? SampleProduction.Title : asked.Title?.Trim() ?? "";
        if (title.Length is 0 or > Production.LongestTitle || title.Any(char.IsControl))
            return TypedResults.Problem(AnswerWords.Of("ProductionNeedsTitle", Production.LongestTitle), statusCode: StatusCodes.Status400BadRequest);
        var made = await shelf.CreateAsync(title, membership.MakerOf(user), membership.OwnerOf(user, cancel), cancel);
        if (asked.Sample)
        {
            await made.Drafts.AddAsync(await SampleProduction.ReadAsync(cancel), SampleProduction.FileName, new DraftDescription("White", null, "Throughline"), cancel);
            await made.SignAsync(cancel);
        }

        return TypedResults.Created($"/api/v1/productions/{made.Id}", new ProductionSummary(made.Id, made.Title, "owner", clock.GetUtcNow()));
    }
}

/// <summary>A production that is wanted.</summary>
/// <param name="Title">What it is to be called.</param>
/// <param name="Sample">True for the sample, whatever the title.</param>
internal sealed record NewProduction(string? Title, bool Sample);

/// <summary>A production in a list.</summary>
/// <param name="Id">Its id, as in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Role">What you are in it.</param>
/// <param name="Opened">When it was last opened here.</param>
internal sealed record ProductionSummary(string Id, string Title, string Role, DateTimeOffset Opened)
{
    /// <summary>Where it is written.</summary>
    public string Address => $"/p/{Id}/page";
}
