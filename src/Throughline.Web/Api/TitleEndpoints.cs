using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Live;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/title</c>: what the production is called.</summary>
internal static class TitleEndpoints
{
    public static void MapTitle(this IEndpointRouteBuilder production)
    {
        production.MapGet("/title", async (ProductionAccess access, CancellationToken cancel) => Results.Ok(new ProductionTitle(await access.Production.ReadTitleAsync(cancel))))
            .Needs(Right.Read).Produces<ProductionTitle>().WithSummary("What it is called.");
        production.MapPost("/title", async (ProductionTitle asked, ProductionAccess access, ProductionShelf shelf, IGrainFactory grains, CancellationToken cancel) =>
        {
            try
            {
                if (await access.Production.RenameAsync(asked.Title ?? "", cancel))
                {
                    shelf.Renamed(access.Production);
                    await access.Production.SignAsync(cancel);
                    await grains.TellAsync(access.Production, "title");
                }
            }
            catch (StudioException failure)
            {
                return Results.Problem(failure.Message, statusCode: StatusCodes.Status400BadRequest);
            }

            return Results.Ok(new ProductionTitle(access.Production.Title));
        }).Needs(Right.Write).Produces<ProductionTitle>().WithSummary("Calls it something else, for everybody.");
    }
}

/// <summary>A title.</summary>
/// <param name="Title">What a production is called.</param>
internal sealed record ProductionTitle(string? Title);
