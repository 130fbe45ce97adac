using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.AspNetCore;
using Throughline.Web.Api;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Mcp;

/// <summary>
/// <c>/mcp?production=ID</c>: programs that are attached by the Model Context Protocol. Each request stands for itself: who sends it,
/// what they may do in the production and what its rule allows are looked at anew, so that nothing outlives a right that was taken away.
/// </summary>
internal static class ProgramEndpoints
{
    /// <summary>Where programs are attached.</summary>
    public const string Path = "/mcp";

    // A browser sends the cookie of itself; only whoever was given the token attaches a program.
    private static readonly AuthorizationPolicy WithToken = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext context && TokenHandler.Brings(context.Request)).Build();

    public static void AddPrograms(this IServiceCollection services)
    {
        services.AddSingleton<ProgramDesk>();
        services.AddMcpServer().WithHttpTransport(http =>
        {
            http.SessionMode = HttpServerSessionMode.Stateless;
            http.ConfigureSessionOptions = (context, options, _) => context.RequestServices.GetRequiredService<ProgramDesk>().ConfigureAsync(context, options);
        });
    }

    public static void MapPrograms(this IEndpointRouteBuilder routes)
    {
        var programs = routes.MapMcp(Path).RequireAuthorization(WithToken).RequireRateLimiting(RateLimits.Api);
        programs.Add(endpoint =>
        {
            endpoint.Metadata.Add(new NeededRight(Right.Read));
            var inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = async context =>
            {
                if (await RefuseAsync(context) is { } refused)
                    await refused.ExecuteAsync(context);
                else
                    await inner(context);
            };
        });
    }

    private static Task<IResult?> RefuseAsync(HttpContext context) => context.Request.Query["production"] is [{ Length: > 0 } id]
        ? ProductionAccess.FindAsync(context, id, Right.Read)
        : Task.FromResult<IResult?>(Results.Problem(AnswerWords.Of("SayProduction"), statusCode: StatusCodes.Status400BadRequest));
}
