using Microsoft.Extensions.Localization;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/scenes</c>: what a scene does.</summary>
internal static class SceneEndpoints
{
    public static void MapScenes(this IEndpointRouteBuilder production) =>
        production.MapGet("/scenes/{at:int}", async (int at, ProductionAccess access, SceneDesk desk, IStringLocalizer<PageWords> words, CancellationToken cancel, long version = -1) =>
        {
            var (now, report) = await desk.OfAsync(access.Production);
            var place = version < 0 ? at : (await LivePlaces.FollowAsync(access.Production, version, now, [at], cancel))[0];
            return SceneReport.Of(now, report, place, words) is { } scene ? Results.Ok(scene) : Results.Problem(AnswerWords.Of("NoSceneBeforePlace"), statusCode: StatusCodes.Status404NotFound);
        }).Needs(Right.Read).Produces<SceneReport>().WithSummary("What the scene at a place of a version does, in words.");
}
