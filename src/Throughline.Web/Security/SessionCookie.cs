using Microsoft.AspNetCore.Authentication.Cookies;
using System.Globalization;
using Throughline.Web.Hosting;

namespace Throughline.Web.Security;

/// <summary>The cookie of somebody who came in: no script sees it, no other site sends it, and it outlives the server, so that a page that was left open goes on.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options, StudioAddress address)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Browsers keep cookies by host, not by port: two studios on one machine must not share one.
        options.Cookie.Name = string.Create(CultureInfo.InvariantCulture, $"throughline-{address.Root?.Port ?? 0}");
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Status(StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = Status(StatusCodes.Status403Forbidden);
    }

    private static Func<Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions>, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
