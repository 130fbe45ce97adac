using Throughline.Studio.Storage.Postgres;

namespace Throughline.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can be worked with.</summary>
internal static class HealthEndpoints
{
    /// <summary>Takes from who asks how it is what says who they are: to look that up needs a database, which may be what is missing.</summary>
    public static void UseAnonymousHealth(this WebApplication app) =>
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            {
                context.Request.Headers.Authorization = default;
                context.Request.Headers.Cookie = default;
            }

            return next(context);
        });

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", async (IHostApplicationLifetime lifetime, HttpContext context) =>
            lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && await DatabaseAnswersAsync(context)
                ? Results.Text("ready\n")
                : Results.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<bool> DatabaseAnswersAsync(HttpContext context)
    {
        if (context.RequestServices.GetService<PostgresDatabase>() is not { } database)
            return true;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        late.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            return await database.AnswersAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
