using System.Net;
using System.Net.Sockets;

namespace Throughline.Assist.Models;

/// <summary>What a local address is: this machine, or one of a private network (RFC 1918, RFC 4193, link-local).</summary>
public static class LocalConnection
{
    /// <summary>True for an address from which nothing can leave the house.</summary>
    public static bool IsLocal(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal;
        var bytes = address.GetAddressBytes();
        return bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254);
    }

    /// <summary>Connects to a local address only: a name is looked up once, and what it gives is checked before a byte is sent.</summary>
    internal static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        if (addresses.Length == 0 || Array.Find(addresses, it => !IsLocal(it)) is not null)
            throw new ModelException(ModelFailureKind.NotLocal, $"{host} is set up as local, but it is not on this machine or a private network; nothing was sent. Say what it is with: class = \"enterprise\" or \"public\".");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
