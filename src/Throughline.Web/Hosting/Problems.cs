using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Throughline.Web.Components;
using Throughline.Web.Strings;

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
        StatusCodes.Status401Unauthorized => AnswerWords.Of("NeedsSignIn"),
        StatusCodes.Status403Forbidden => AnswerWords.Of("NotAllowed"),
        StatusCodes.Status404NotFound => AnswerWords.Of("NothingHere"),
        StatusCodes.Status405MethodNotAllowed => AnswerWords.Of("NoSuchMethod"),
        StatusCodes.Status413PayloadTooLarge => AnswerWords.Of("TooLarge"),
        StatusCodes.Status429TooManyRequests => AnswerWords.Of("TooManyRequests"),
        >= 500 => AnswerWords.Of("OwnError"),
        _ => ReasonPhrases.GetReasonPhrase(status) + ".",
    };
}
