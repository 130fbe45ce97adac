using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Throughline.Web.People;

namespace Throughline.Web.Hosting;

/// <summary>Reads what a server of a team is started with.</summary>
internal static class TeamReading
{
    /// <summary>The environment variable that has the connection string.</summary>
    public const string Variable = "THROUGHLINE_TEAM";

    /// <summary>The environment variable that has the addresses of proxies.</summary>
    public const string ProxyVariable = "THROUGHLINE_PROXY";

    /// <summary>The settings; null when the studio is to be opened alone.</summary>
    /// <returns>What is wrong with them, as a sentence, or null.</returns>
    public static string? Read(StudioArguments arguments, ParseResult parsed, out TeamSettings? team)
    {
        team = null;
        var (listen, cluster) = (parsed.GetValue(arguments.Listen), parsed.GetValue(arguments.Cluster));
        if (parsed.GetResult(arguments.Team) is null)
            return listen is null && cluster is null && parsed.GetValue(arguments.Address) is null && parsed.GetValue(arguments.LinkFor) is null && parsed.GetValue(arguments.Proxy) is not [_, ..] ? null : "--listen, --address, --proxy, --cluster and --link-for are for a team's server; give --team too.";
        if (parsed.GetValue(arguments.Folder) is not null)
            return "A team's productions are in its database and not in a folder. Bring one in with: throughline team import FOLDER";
        var connection = parsed.GetValue(arguments.Team) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(connection))
            return $"--team needs the database: --team \"Host=db.example.com;Database=throughline;Username=throughline\", or {Variable} with the same.";
        if (Wrong(connection) is { } wrong)
            return wrong;
        var settings = new TeamSettings(connection);
        if (listen is not null && !IPEndPoint.TryParse(listen, out _))
            return $"--listen: {listen} is no address and port, such as 127.0.0.1:8080.";
        if (cluster is not null && !IPEndPoint.TryParse(cluster, out _))
            return $"--cluster: {cluster} is no address and port, such as 10.0.0.11:11111.";
        if (cluster is not null && IPEndPoint.Parse(cluster).Address is var reached && (reached.Equals(IPAddress.Any) || reached.Equals(IPAddress.IPv6Any)))
            return $"--cluster: {cluster} is every address of this machine; give the one under which the other servers reach it.";
        if (parsed.GetValue(arguments.Address) is { } address)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var found) || found.Scheme is not ("http" or "https") || found.AbsolutePath != "/" || found.Query.Length > 0)
                return $"--address: {address} is no address of a site, such as https://studio.example.com.";
            settings = settings with { Address = found };
        }

        if (WrongProxy(parsed.GetValue(arguments.Proxy) is [_, ..] named ? named : [Environment.GetEnvironmentVariable(ProxyVariable) ?? ""], out var proxies) is { } proxy)
            return proxy;
        if (OpenIdSettings.Read(Environment.GetEnvironmentVariable, out var openId) is { } provider)
            return provider;
        team = settings with
        {
            OpenId = openId,
            Proxies = proxies,
            Listen = listen is null ? new IPEndPoint(IPAddress.Loopback, parsed.GetValue(arguments.Port) ?? 0) : IPEndPoint.Parse(listen),
            Cluster = cluster is null ? settings.Cluster : IPEndPoint.Parse(cluster),
        };
        return null;
    }

    private static string? WrongProxy(string[] named, out ImmutableArray<IPNetwork> proxies)
    {
        var found = ImmutableArray.CreateBuilder<IPNetwork>();
        proxies = [];
        foreach (var one in named.SelectMany(text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (IPAddress.TryParse(one, out var address))
                found.Add(new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
            else if (IPNetwork.TryParse(one, out var network))
                found.Add(network);
            else
                return $"--proxy: {one} is no address, such as 10.0.0.10, and no network, such as 10.0.0.0/24.";
        }

        proxies = found.ToImmutable();
        return null;
    }

    // The text is not repeated: it may hold a password.
    private static string? Wrong(string connection)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database) ? "--team: the connection names no Host or no Database." : null;
        }
        catch (ArgumentException failure)
        {
            return $"--team: the connection cannot be read: {failure.Message}";
        }
    }
}
