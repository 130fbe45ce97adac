using Throughline.Web.Hosting;
using Throughline.Web.Strings;

namespace Throughline.Web.Security;

/// <summary>
/// Lets through what was meant for this studio and comes from it: the <c>Host</c> is one of its own names (or a page elsewhere could
/// point a name of its own here), an <c>Origin</c> is its own, and what changes something, or opens a socket, has an origin or a token
/// and the header that no foreign form can send.
/// </summary>
internal sealed class RequestOrigin(RequestDelegate next, StudioAddress address)
{
    /// <summary>The header of a request that changes something: <c>X-Throughline: 1</c>.</summary>
    public const string Header = "X-Throughline";

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (!address.IsHost(request.Scheme, request.Host.Value ?? ""))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest);
        if (origin.Length > 0 && !address.IsOrigin(origin))
            return Refuse(context, StatusCodes.Status403Forbidden);
        // A token is not sent by a browser of itself, so whoever has it means it.
        var hasToken = request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (!hasToken && context.WebSockets.IsWebSocketRequest && origin.Length == 0)
            return Refuse(context, StatusCodes.Status403Forbidden);
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsConnect(request.Method);
        if (!hasToken && changes && (origin.Length == 0 || request.Headers[Header] != "1"))
            return Refuse(context, StatusCodes.Status403Forbidden);
        return next(context);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(AnswerWords.Of("NotMeantForStudio") + "\n");
    }
}
