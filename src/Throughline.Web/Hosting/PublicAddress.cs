using Microsoft.AspNetCore.HttpOverrides;

namespace Throughline.Web.Hosting;

/// <summary>A team's server behind something that takes the encrypted line of browsers and asks it in clear.</summary>
internal static class PublicAddress
{
    /// <summary>Takes requests as people made them: by the scheme of the address under which they find the studio, and from where they are.</summary>
    public static void UsePublicAddress(this WebApplication app, TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(team);
        if (team.Address is not { } address)
            return;
        // Whoever stands before this server says where a request comes from; only one on this machine is believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.Use((context, next) =>
        {
            // No header is needed for this: the address is one.
            if (string.Equals(context.Request.Host.Value, address.Authority, StringComparison.OrdinalIgnoreCase))
                context.Request.Scheme = address.Scheme;
            return next(context);
        });
    }
}
