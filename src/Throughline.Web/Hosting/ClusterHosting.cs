using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Serialization;
using Throughline.Studio.Live;

namespace Throughline.Web.Hosting;

/// <summary>The silo of a team's server: one of several that find each other in the database and share the documents and jobs (docs/adr/0010).</summary>
internal static class ClusterHosting
{
    public const string Name = "throughline";

    /// <summary>Joins the team's servers.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="connection">The database.</param>
    /// <param name="at">Where the others reach this one; port 0 for a free one.</param>
    /// <param name="certificate">What they know each other by.</param>
    public static void UseTeamSilo(this IHostApplicationBuilder builder, string connection, IPEndPoint at, X509Certificate2 certificate) =>
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", connection));
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
            silo.Configure<EndpointOptions>(endpoints =>
            {
                endpoints.AdvertisedIPAddress = at.Address;
                endpoints.SiloPort = at.Port > 0 ? at.Port : SiloHosting.FreePort(at.Address);
                endpoints.SiloListeningEndpoint = new IPEndPoint(at.Address, endpoints.SiloPort);
                endpoints.GatewayPort = 0;
                endpoints.GatewayListeningEndpoint = null;
            });
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = SiloHosting.KnownGrains);
            silo.Configure<ClusterMembershipOptions>(Timings);
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
            silo.UseTls(certificate, tls => Guard(tls, certificate));
            silo.AddIncomingGrainCallFilter<StorageFailures>();
            silo.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(IDocumentGrain).Assembly));
        });

    // A server that is gone is known to be gone after three questions that it did not answer, so within five seconds.
    private static void Timings(ClusterMembershipOptions membership)
    {
        var probe = TimeSpan.FromSeconds(1.5);
        (membership.ProbeTimeout, membership.MinProbeTimeout, membership.MaxProbeTimeout) = (probe, probe, probe);
        // A server that stands still keeps its lines open and looks alive for as long as the longest of these allow; and whoever is left
        // alone with it must not take that for an illness of their own and become more patient.
        membership.ExtendProbeTimeoutDuringDegradation = false;
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(60);
        // All of them may have lost their power: who has not said for 15 seconds that it lives does not keep a new one from starting.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    private static void Guard(TlsOptions tls, X509Certificate2 certificate)
    {
        tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        var expected = certificate.RawData;
        // No authority stands behind it, and no name: it is this one or none.
        tls.RemoteCertificateValidation = (remote, _, _) => CryptographicOperations.FixedTimeEquals(remote.RawData, expected);
        tls.OnAuthenticateAsClient = (_, options) => options.TargetHost = Name;
    }
}
