using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Hosting;
using Throughline.Web.Strings;

namespace Throughline.Web.Security;

/// <summary><c>/enter?token=…</c>: a one-time token for the cookie, and on to the production that the studio was opened with.</summary>
internal static class EntranceEndpoints
{
    public static void MapEntrance(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/enter", async (string? token, HttpContext context, EntryTokens tokens, StudioEdge edge, StudioSettings settings, RecentProductions recent) =>
        {
            if (!tokens.Take(token))
            {
                if (context.User.Identity?.IsAuthenticated == true)
                    return Results.LocalRedirect("~/");
                await Problems.ShowAsync(context, StatusCodes.Status403Forbidden, AnswerWords.Of("EntranceUsed"));
                return Results.Empty;
            }

            var person = new ClaimsIdentity([new Claim(ClaimTypes.Name, edge.Person)], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new ClaimsPrincipal(person), new AuthenticationProperties { IsPersistent = true });
            var opened = settings.Folder is { } folder ? recent.List().FirstOrDefault(known => known.Folder == Path.GetFullPath(folder)) : null;
            return Results.LocalRedirect(opened is null ? "~/" : $"~/p/{opened.Id}/page");
        }).AllowAnonymous().ExcludeFromDescription();
}
