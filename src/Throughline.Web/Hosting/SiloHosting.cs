using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Serialization;
using Throughline.Studio.Live;

namespace Throughline.Web.Hosting;

/// <summary>The silo in this process: one alone, or one of several that share their work.</summary>
internal static class SiloHosting
{
    /// <summary>Of how many grains a silo remembers where they are. Orleans's million is 18 MB before the first one is known.</summary>
    public const int KnownGrains = 10_000;

    /// <summary>A silo by itself, which nobody else can join or call.</summary>
    public static void UseLonelySilo(this IHostApplicationBuilder builder) =>
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.Configure<EndpointOptions>(endpoints =>
            {
                endpoints.AdvertisedIPAddress = IPAddress.Loopback;
                endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, endpoints.SiloPort);
                endpoints.GatewayPort = 0;
                endpoints.GatewayListeningEndpoint = null;
            });
            // Its port asks nobody who they are; so whoever comes is turned away.
            silo.Configure<SiloConnectionOptions>(connections => connections.ConfigureSiloInboundConnection(inbound => inbound.Use(_ => connection =>
            {
                connection.Abort();
                return Task.CompletedTask;
            })));
            silo.AddIncomingGrainCallFilter<StorageFailures>();
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = KnownGrains);
            silo.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(IDocumentGrain).Assembly));
        });

    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort(IPAddress? address = null)
    {
        using var listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
