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
            var carrier = request.AsSidecar ? Carrier.Sidecar : CarrierFormats.Of(file);
            var past = Past.Of(file, sidecar, request.Time);
            var builder = new StoreBuilder(request, signer, past);
            if (carrier != Carrier.Sidecar)
                return new SignedAsset(carrier, Embed(file, carrier, builder), null, builder.Label);
            var hash = DataHashCheck.Hash(StoreBuilder.HashAlgorithm, file, [])!;
            return new SignedAsset(carrier, null, builder.Build(null, hash), builder.Label);
        }
        catch (DamagedException damage)
        {
            throw new UnsignableException($"{damage.Message} Nothing was signed.", damage);
        }
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
