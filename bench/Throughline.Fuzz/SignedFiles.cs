using Throughline.Credentials.ContentCredentials;

namespace Throughline.Fuzz;

/// <summary>Content Credentials, read as a file that carries them, and as what lies beside one.</summary>
public static class SignedFiles
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Script = "INT. KITCHEN - DAY\n"u8.ToArray();
    private static readonly ClaimIdentity Identity = ClaimIdentity.Create("fuzz", "Fuzz", Now);
    private static readonly TrustAnchors Root = TrustAnchors.Read(Identity.Root)!;

    /// <summary>A picture with a manifest in it, and the manifest of one beside it: what there is to damage where no others are at hand.</summary>
    public static IEnumerable<byte[]> Of(byte[] picture)
    {
        using var signer = Identity.Open(Now);
        var request = new CredentialRequest { Title = "whole", Time = Now, Version = "1", Id = Guid.Empty };
        return [CredentialWriter.Sign(picture, null, request, signer).File!, CredentialWriter.Sign(Script, null, request, signer).Sidecar!];
    }

    /// <summary>Reads bytes as both, and signs them again.</summary>
    public static void Read(byte[] bytes)
    {
        CredentialReader.Read(bytes, null, Root, Now);
        CredentialReader.Read(Script, bytes, Root, Now);
        try
        {
            using var signer = Identity.Open(Now);
            var signed = CredentialWriter.Sign(bytes, null, new CredentialRequest { Title = "damaged", Time = Now, Version = "1", Id = Guid.Empty }, signer);
            if (CredentialReader.Read(signed.File ?? bytes, signed.Sidecar, Root, Now).State is not (CredentialState.Trusted or CredentialState.Valid))
                throw new InvalidDataException("What was signed is not valid.");
        }
        catch (UnsignableException)
        {
            // Some are too damaged to be signed, and it is said.
        }
    }
}
