using Throughline.Credentials.ContentCredentials;

namespace Throughline.Fuzz;

/// <summary>Content Credentials, read as a file that carries them, and as what lies beside one.</summary>
internal static class SignedFiles
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Script = "INT. KITCHEN - DAY\n"u8.ToArray();
    private static readonly ClaimIdentity Identity = ClaimIdentity.Create("fuzz", "Fuzz", Now);
    private static readonly TrustAnchors Root = TrustAnchors.Read(Identity.Root)!;

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
