using Throughline.Credentials.ContentCredentials.Carriers;
using Throughline.Credentials.ContentCredentials.Checks;
using Throughline.Credentials.ContentCredentials.Manifests;
using Throughline.Credentials.ContentCredentials.Pdf;
using Throughline.Credentials.ContentCredentials.Writing;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>Signs files: makes a manifest of C2PA 2.2 and puts it into the file or beside it.</summary>
public static class CredentialWriter
{
    // The place of the store moves by a byte or two with the numbers that say where it is, and never more often than this.
    private const int MostRounds = 8;

    /// <summary>Signs a file. Manifests that it has are kept, and become the past of the new one.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="sidecar">What lies beside it, or null.</param>
    /// <param name="request">What to say.</param>
    /// <param name="signer">Whose signature.</param>
    /// <exception cref="UnsignableException">The file cannot carry a manifest, or the one that it has is damaged.</exception>
    public static SignedAsset Sign(byte[] file, byte[]? sidecar, CredentialRequest request, ClaimSigner signer)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(signer);
        if (file.Length == 0)
            throw new UnsignableException("The file is empty; there is nothing to sign.");
        try
        {
            if (request.AsSidecar && CarrierFormats.Find(file) is not null)
                throw new UnsignableException("The file carries credentials itself, and nobody who finds those looks for others beside it. Sign it without a sidecar.");
            var carrier = request.AsSidecar ? Carrier.Sidecar : CarrierFormats.Of(file);
            var past = request.KeepsPast ? Past.Of(file, sidecar, request.Time) : Past.None;
            var builder = new StoreBuilder(request, signer, past);
            var signed = carrier == Carrier.Sidecar
                ? new SignedAsset(carrier, null, builder.Build(null, DataHashCheck.Hash(StoreBuilder.HashAlgorithm, file, [])!), builder.Label)
                : new SignedAsset(carrier, Embed(file, carrier, builder), null, builder.Label);
            return Holds(signed, file, request.Time) ? signed : throw new UnsignableException("The file, or the credentials that it has, are too damaged for new ones to hold. Nothing was signed.");
        }
        catch (DamagedException damage)
        {
            throw new UnsignableException($"{damage.Message} Nothing was signed.", damage);
        }
    }

    // Nothing leaves that does not hold when it is read.
    private static bool Holds(SignedAsset signed, byte[] file, DateTimeOffset now)
    {
        var report = signed.File is { } embedded ? CredentialReader.Read(embedded, null, TrustAnchors.None, now) : CredentialReader.ReadSidecar(file, signed.Sidecar!, TrustAnchors.None, now);
        return report.State == CredentialState.Valid && report.Active!.Label == signed.Manifest;
    }

    // The manifest says where it is and is hashed over what is around it, so it is laid in place twice: first only its size counts.
    private static byte[] Embed(byte[] file, Carrier carrier, StoreBuilder builder)
    {
        var place = new ByteRange(0, 0);
        var nothing = new byte[32];
        for (var round = 0; round < MostRounds; round++)
        {
            var tried = Place(file, carrier, builder.Build(place, nothing));
            if (tried.Place != place)
            {
                place = tried.Place;
                continue;
            }

            var hash = DataHashCheck.Hash(StoreBuilder.HashAlgorithm, tried.Bytes, [place])!;
            var final = Place(file, carrier, builder.Build(place, hash));
            if (final.Place == place)
                return final.Bytes;
        }

        throw new UnsignableException("The manifest finds no place in the file. Sign it with a sidecar.");
    }

    private static Embedding Place(byte[] file, Carrier carrier, byte[] store) => carrier switch
    {
        Carrier.Jpeg => JpegCarrier.Embed(file, store),
        Carrier.Png => PngCarrier.Embed(file, store),
        _ => PdfCarrier.Embed(file, store),
    };
}
