using System.Collections.Immutable;
using System.Net;
using Throughline.Web.People;

namespace Throughline.Web.Hosting;

/// <summary>What a server of a team is started with.</summary>
/// <param name="Connection">The team's database, as Npgsql takes it; never shown, because it may hold a password.</param>
internal sealed record TeamSettings(string Connection)
{
    /// <summary>Where this server listens for browsers, or for what stands before it.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>The address under which people find the studio, the same for all servers; null for that of this server.</summary>
    public Uri? Address { get; init; }

    /// <summary>What stands before this server and is believed when it says where a request comes from; nobody else is.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The provider by which people may sign in besides passkeys; null for none.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Where the other servers of the team reach this one; port 0 for a free one.</summary>
    public IPEndPoint Cluster { get; init; } = new(IPAddress.Loopback, 0);
}
