namespace Throughline.Web.Api;

/// <summary>Everything under <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api);
        api.MapProductions();
        api.MapStatus();
        var production = api.MapGroup("/productions/{production}");
        production.MapDocument();
        production.MapDrafts();
        production.MapImports();
        production.MapExports();
        production.MapNotes();
        production.MapModels();
        production.MapAsking();
        production.MapDecisions();
        production.MapProposals();
        production.MapLocks();
        production.MapPageStyle();
        production.MapTitle();
        production.MapScenes();
        production.MapTags();
        production.MapBoard();
        production.MapEffects();
        production.MapJobs();
    }
}
