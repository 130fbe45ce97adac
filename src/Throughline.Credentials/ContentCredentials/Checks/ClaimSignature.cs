using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using Throughline.Credentials.ContentCredentials.Boxes;
using Throughline.Credentials.ContentCredentials.Certificates;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>A COSE_Sign1 without its payload, as claims are signed (RFC 9052, section 4.2; C2PA 2.2, section 13.2).</summary>
internal sealed record ClaimSignature
{
    private const int ChainHeader = 33;

    /// <summary>The number of the algorithm in the IANA registry; null when it is none that C2PA allows.</summary>
    public required int? Algorithm { get; init; }

    /// <summary>The certificates, the signer's first; empty when there are none.</summary>
    public required ImmutableArray<byte[]> Chain { get; init; }

    /// <summary>Tokens of RFC 3161.</summary>
    public required ImmutableArray<byte[]> TimeStamps { get; init; }

    /// <summary>True when the time stamps are over the signature, as since C2PA 2.1; false when over the claim.</summary>
    public required bool StampsSignature { get; init; }

    /// <summary>The headers that are signed, as they were.</summary>
    public required byte[] Protected { get; init; }

    /// <summary>The signature itself.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Reads one; null when it is damaged.</summary>
    public static ClaimSignature? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var message = CoseMessage.DecodeSign1(bytes);
            var stamped = Header(message.UnprotectedHeaders, "sigTst2");
            return new ClaimSignature
            {
                Algorithm = AlgorithmOf(message.ProtectedHeaders),
                Chain = ChainOf(message),
                TimeStamps = Tokens(stamped ?? Header(message.UnprotectedHeaders, "sigTst")),
                StampsSignature = stamped is not null,
                Protected = message.RawProtectedHeaders.ToArray(),
                Signature = message.Signature.ToArray(),
            };
        }
        catch (Exception failure) when (failure is CryptographicException or CborContentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of an algorithm, as C2PA writes it; null for one that it does not allow.</summary>
    public static string? NameOf(int? algorithm) => algorithm switch
    {
        -7 => "ES256",
        -35 => "ES384",
        -36 => "ES512",
        -37 => "PS256",
        -38 => "PS384",
        -39 => "PS512",
        -8 => "Ed25519",
        _ => null,
    };

    /// <summary>What is signed (RFC 9052, section 4.4).</summary>
    /// <param name="context"><c>Signature1</c>, or <c>CounterSignature</c> for what a time stamp is over.</param>
    /// <param name="protectedHeaders">As they were encoded.</param>
    /// <param name="payload">Of the signature.</param>
    public static byte[] ToBeSigned(string context, ReadOnlySpan<byte> protectedHeaders, ReadOnlySpan<byte> payload)
    {
        var writer = new CborWriter(CborConformanceMode.Strict, initialCapacity: payload.Length + 256);
        writer.WriteStartArray(4);
        writer.WriteTextString(context);
        writer.WriteByteString(protectedHeaders);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Whether it is the signature of a claim by the key of a certificate.</summary>
    public bool Holds(ReadOnlySpan<byte> claim, System.Security.Cryptography.X509Certificates.X509Certificate2 signer)
    {
        var signed = ToBeSigned("Signature1", Protected, claim);
        const DSASignatureFormat fixedLength = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;
        return Algorithm switch
        {
            -7 => PublicKeys.Ecdsa(signer, signed, Signature, HashAlgorithmName.SHA256, fixedLength),
            -35 => PublicKeys.Ecdsa(signer, signed, Signature, HashAlgorithmName.SHA384, fixedLength),
            -36 => PublicKeys.Ecdsa(signer, signed, Signature, HashAlgorithmName.SHA512, fixedLength),
            -37 => PublicKeys.Rsa(signer, signed, Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            -38 => PublicKeys.Rsa(signer, signed, Signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
            -39 => PublicKeys.Rsa(signer, signed, Signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
            -8 => PublicKeys.Ed25519(signer, signed, Signature),
            _ => false,
        };
    }

    private static int? AlgorithmOf(CoseHeaderMap headers) =>
        headers.TryGetValue(CoseHeaderLabel.Algorithm, out var value) && new CborTree().Read(value.EncodedValue)?.Number is { } number && number is >= -65536 and < 0 ? (int)number : null;

    // By number since C2PA 1.3, by name and unprotected before.
    private static ImmutableArray<byte[]> ChainOf(CoseSign1Message message)
    {
        var value = Header(message.ProtectedHeaders, ChainHeader) ?? Header(message.ProtectedHeaders, "x5chain") ?? Header(message.UnprotectedHeaders, ChainHeader) ?? Header(message.UnprotectedHeaders, "x5chain");
        return value?.Bytes is { } one ? [one] : [.. (value?.List ?? []).Select(item => item.Bytes).OfType<byte[]>()];
    }

    private static ImmutableArray<byte[]> Tokens(CborValue? container) =>
        [.. (container?["tstTokens"]?.List ?? []).Select(token => token["val"]?.Bytes).OfType<byte[]>()];

    private static CborValue? Header(CoseHeaderMap headers, string name) => Header(headers, new CoseHeaderLabel(name));

    private static CborValue? Header(CoseHeaderMap headers, int number) => Header(headers, new CoseHeaderLabel(number));

    private static CborValue? Header(CoseHeaderMap headers, CoseHeaderLabel label) =>
        headers.TryGetValue(label, out var value) ? new CborTree().Read(value.EncodedValue) : null;
}
