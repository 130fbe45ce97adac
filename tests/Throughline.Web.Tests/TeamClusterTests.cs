using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Tests;
using Throughline.Web.Hosting;

namespace Throughline.Web.Tests;

[Collection(nameof(People.OnePostgres))]
public sealed class TeamClusterTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_of_a_team_talks_to_those_who_have_the_teams_certificate_and_to_nobody_else()
    {
        using var user = new TestUser();
        var connection = await postgres.CreateDatabaseAsync();
        var at = new IPEndPoint(IPAddress.Loopback, SiloHosting.FreePort());
        await using var server = await StudioServer.StartAsync(
            new StudioSettings
            {
                Edge = new StudioEdge("server", "server", new KeyRing(Path.Combine(user.Folder, "keys")), TimeProvider.System, _ => { }),
                User = new UserFolder(Path.Combine(user.Folder, "user")),
                Home = Path.Combine(user.Folder, "home"),
                Team = new TeamSettings(connection) { Cluster = at },
            },
            Cancel);
        using var own = TeamCertificate.Of(new PostgresDatabase(connection), TimeProvider.System.GetUtcNow());
        using var foreign = Foreign();

        Assert.True(await AnswersAsync(at, own));
        Assert.False(await AnswersAsync(at, foreign));
        Assert.False(await AnswersAsync(at, null));
    }

    [Fact]
    public async Task A_server_of_a_team_is_ready_while_its_database_answers()
    {
        using var user = new TestUser();
        await using var server = await StudioServer.StartAsync(
            new StudioSettings
            {
                Edge = new StudioEdge("server", "server", new KeyRing(Path.Combine(user.Folder, "keys")), TimeProvider.System, _ => { }),
                User = new UserFolder(Path.Combine(user.Folder, "user")),
                Home = Path.Combine(user.Folder, "home"),
                Team = new TeamSettings(await postgres.CreateDatabaseAsync()),
            },
            Cancel);
        using var client = new HttpClient { BaseAddress = server.Address };

        Assert.Equal("ready\n", await client.GetStringAsync("/health/ready", Cancel));
        Assert.Equal("live\n", await client.GetStringAsync("/health/live", Cancel));
    }

    // Whether anything comes over the line: a server greets those whom it knows.
    private static async Task<bool> AnswersAsync(IPEndPoint at, X509Certificate2? certificate)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(at, Cancel);
        await using var secured = new SslStream(line.GetStream());
        var options = new SslClientAuthenticationOptions { TargetHost = ClusterHosting.Name, RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null };
        if (certificate is not null)
            options.ClientCertificates = new X509Certificate2Collection(certificate);
        try
        {
            await secured.AuthenticateAsClientAsync(options, Cancel);
            return await secured.ReadAsync(new byte[16], Cancel) > 0;
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private static X509Certificate2 Foreign()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=throughline", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
