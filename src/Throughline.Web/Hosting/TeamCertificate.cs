using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Web.Hosting;

/// <summary>
/// What the servers of a team know each other by: one certificate with its key in the team's database, made by the first of them.
/// Whoever can read that database has the team's words anyway; nobody else can join its servers or listen to them.
/// </summary>
internal static class TeamCertificate
{
    private const string Kind = "cluster";

    /// <summary>The team's certificate, made when there is none.</summary>
    public static X509Certificate2 Of(PostgresDatabase database, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Secrets(Kind) is [])
            database.KeepSecret(Kind, "certificate", Make(now));
        var kept = database.Secrets(Kind)[0];
        return X509Certificate2.CreateFromPem(kept, kept);
    }

    private static string Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=throughline", key, HashAlgorithmName.SHA256);
        // Clocks of servers differ; nobody renews it, so that it outlives the production.
        using var certificate = request.CreateSelfSigned(now.AddDays(-7), now.AddYears(50));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
