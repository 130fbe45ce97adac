using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Carriers;
using Throughline.Credentials.ContentCredentials.Checks;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>Reads and checks the Content Credentials of a file (C2PA 1.0 to 2.2). Never throws on what a file holds.</summary>
public static class CredentialReader
{
    /// <summary>Reads and checks.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="sidecar">What lies beside it, looked at when there is nothing in the file; null without.</param>
    /// <param name="anchors">Whom to trust.</param>
    /// <param name="now">The time at which certificates must hold when no time stamp says another.</param>
    public static CredentialReport Read(byte[] file, byte[]? sidecar, TrustAnchors anchors, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(anchors);
        var log = new CheckLog();
        var carrier = CarrierFormats.Of(file);
        try
        {
            if (CarrierFormats.Find(file) is { } found)
                return Check(found.Bytes, new BoundAsset(file, found.Place), carrier, anchors, now, log);
        }
        catch (DamagedException damage)
        {
            log.Failure(damage.Code, "", damage.Message);
            return log.Report(carrier, null);
        }

        return sidecar is { } beside ? Check(beside, new BoundAsset(file, null), Carrier.Sidecar, anchors, now, log) : CredentialReport.None;
    }

    /// <summary>Checks what lies beside a file, whatever is in it.</summary>
    internal static CredentialReport ReadSidecar(byte[] file, byte[] sidecar, TrustAnchors anchors, DateTimeOffset now) =>
        Check(sidecar, new BoundAsset(file, null), Carrier.Sidecar, anchors, now, new CheckLog());

    private static CredentialReport Check(ReadOnlyMemory<byte> bytes, BoundAsset asset, Carrier carrier, TrustAnchors anchors, DateTimeOffset now, CheckLog log)
    {
        ManifestStore? store = null;
        var signatures = new SignatureCheck(anchors, now);
        try
        {
            store = ManifestStore.Read(bytes);
            StoreCheck.Run(store, asset, signatures, log);
        }
        catch (DamagedException damage)
        {
            log.Ingredient = null;
            log.Failure(damage.Code, store is null ? "" : JumbfUri.OfManifest(store.Active.Label), damage.Message);
        }

        return log.Report(carrier, store) with { Manifests = store is null ? [] : [.. store.Manifests.Select(manifest => ManifestSummaries.Of(manifest, signatures.SignerOf(manifest.Label)))] };
    }
}
