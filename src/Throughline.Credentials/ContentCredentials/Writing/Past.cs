using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Carriers;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Writing;

/// <summary>The manifests that a file has before it is signed again.</summary>
/// <param name="Store">They themselves; null when there are none.</param>
/// <param name="Report">How they stand; nobody being trusted, since trust is for each reader to give.</param>
internal sealed record Past(ManifestStore? Store, CredentialReport Report)
{
    /// <summary>None.</summary>
    public static Past None { get; } = new(null, CredentialReport.None);

    /// <summary>Looks for them in a file, else beside it.</summary>
    /// <exception cref="DamagedException">There are some, too damaged to be kept.</exception>
    public static Past Of(byte[] file, byte[]? sidecar, DateTimeOffset now)
    {
        var found = CarrierFormats.Find(file);
        if (found is null && sidecar is null)
            return None;
        return new Past(ManifestStore.Read(found?.Bytes ?? sidecar), CredentialReader.Read(file, sidecar, TrustAnchors.None, now));
    }

    /// <summary>The payloads of all manifests, as they must be kept.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Payloads => Store is null ? [] : [.. Store.Manifests.Select(manifest => manifest.Box.Payload)];
}
