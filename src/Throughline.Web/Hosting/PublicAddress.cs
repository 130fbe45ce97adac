using Microsoft.AspNetCore.HttpOverrides;

namespace Throughline.Web.Hosting;

/// <summary>A team's server behind something that takes the encrypted line of browsers and asks it in clear.</summary>
internal static class PublicAddress
{
    /// <summary>Takes requests as people made them: by the scheme of the address under which they find the studio, and from where they are.</summary>
    public static void UsePublicAddress(this WebApplication app, TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(team);
        if (!team.Proxies.IsEmpty)
        {
            // Read from the end as long as those who say it are proxies; what a person wrote there comes before.
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in team.Proxies)
                forwarded.KnownIPNetworks.Add(proxy);
            app.UseForwardedHeaders(forwarded);
        }

        if (team.Address is not { } address)
            return;
        app.Use((context, next) =>
        {
            // No header is needed for this: the address is one.
            if (string.Equals(context.Request.Host.Value, address.Authority, StringComparison.OrdinalIgnoreCase))
                context.Request.Scheme = address.Scheme;
            return next(context);
        });
    }
}
