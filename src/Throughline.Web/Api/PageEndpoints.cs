using Throughline.Screenplays.Layout;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Web.Live;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/page-style</c>: how the pages of the production are made, on the screen and on paper.</summary>
internal static class PageEndpoints
{
    public static void MapPageStyle(this IEndpointRouteBuilder production)
    {
        production.MapGet("/page-style", async (ProductionAccess access, CancellationToken cancel) =>
            Results.Ok(new ChosenStyle(await ProductionPage.ReadAsync(access.Production, cancel), [.. PageStyles.All.Select(style => style.Name)])))
            .Needs(Right.Read).Produces<ChosenStyle>().WithSummary("The style and the paper that were chosen, null for the script's own, and the styles there are.");
        production.MapPost("/page-style", async (ProductionPage asked, ProductionAccess access, IGrainFactory grains, CancellationToken cancel) =>
        {
            try
            {
                await asked.WriteAsync(access.Production, cancel);
            }
            catch (StudioException failure)
            {
                return Results.Problem(failure.Message, statusCode: StatusCodes.Status400BadRequest);
            }

            await access.Production.SignAsync(cancel);
            await grains.TellAsync(access.Production, "style");
            return Results.NoContent();
        }).Needs(Right.Write).WithSummary("Chooses a style and a paper for everybody.");
    }
}

/// <summary>How pages are made.</summary>
/// <param name="Page">What was chosen.</param>
/// <param name="Styles">The names of the styles there are.</param>
internal sealed record ChosenStyle(ProductionPage Page, string[] Styles);
