using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.WebUtilities;
using Throughline.Web.Components;

namespace Throughline.Web.Hosting;

/// <summary>How an error is told: as a page to people, as <c>application/problem+json</c> to programs; with no word of what is in a script.</summary>
internal static class Problems
{
    private static readonly string[] Programs = ["/api", "/mcp", "/openapi", "/health"];

    public static void Configure(ProblemDetailsOptions options) =>
        options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Extensions.Remove("exception");
            context.ProblemDetails.Detail ??= Sentence(context.ProblemDetails.Status ?? 500);
        };

    /// <summary>Gives a body to an answer that has only a status.</summary>
    public static async Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (IsForPrograms(http.Request.Path))
        {
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new() { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } });
            return;
        }

        await ShowAsync(http, http.Response.StatusCode, Sentence(http.Response.StatusCode));
    }

    /// <summary>Answers with an error as a page, by a renderer of its own, because that of the request may have begun already.</summary>
    public static async Task ShowAsync(HttpContext context, int status, string detail)
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ErrorPage>(
            ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ErrorPage.Status)] = status, [nameof(ErrorPage.Detail)] = detail }))).ToHtmlString());
        await Results.Content(html, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(context);
    }

    /// <summary>Whether an address is asked by programs.</summary>
    public static bool IsForPrograms(PathString path) => Programs.Any(root => path.StartsWithSegments(root, StringComparison.Ordinal));

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "This needs somebody who came in: by the address that the studio printed when it was started, by signing in, or with an API token.",
        StatusCodes.Status403Forbidden => "You may not do this here.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer to that.",
        StatusCodes.Status413PayloadTooLarge => "This is larger than the studio takes.",
        StatusCodes.Status429TooManyRequests => "Too many requests at once; wait a moment and try again.",
        >= 500 => "The studio stopped at an error of its own. Nothing that was saved is lost; try again.",
        _ => ReasonPhrases.GetReasonPhrase(status) + ".",
    };
}
