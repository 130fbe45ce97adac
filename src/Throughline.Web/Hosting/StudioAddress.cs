using System.Globalization;

namespace Throughline.Web.Hosting;

/// <summary>Where the studio is found: the only names under which it answers.</summary>
internal sealed class StudioAddress
{
    private volatile string[] _origins = [];

    /// <summary>The address that is given to people; null until the server listens.</summary>
    public Uri? Root { get; private set; }

    /// <summary>Set once the server listens on a port of this machine.</summary>
    /// <param name="port">The port.</param>
    /// <param name="given">The name that is given to people: <c>127.0.0.1</c> or <c>localhost</c>.</param>
    public void ListenLocally(int port, string given = "127.0.0.1")
    {
        string At(string host) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");
        _origins = [At("127.0.0.1"), At("localhost")];
        Root = new Uri(At(given));
    }

    /// <summary>Set for a server that is found by an address of its own, or by that of what stands before it.</summary>
    public void ListenBehind(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _origins = [address.GetLeftPart(UriPartial.Authority)];
        Root = new Uri(_origins[0]);
    }

    /// <summary>Whether an <c>Origin</c> is the studio's own.</summary>
    public bool IsOrigin(string origin) => _origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a <c>Host</c> is the studio's own.</summary>
    public bool IsHost(string scheme, string host) => IsOrigin($"{scheme}://{host}");
}
