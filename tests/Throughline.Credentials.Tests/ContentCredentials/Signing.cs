using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>A production that signs.</summary>
internal static class Signing
{
    /// <summary>The time of the machine, since a reader that is not ours asks no other.</summary>
    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public static ClaimIdentity Identity { get; } = ClaimIdentity.Create("tide", "A Bit for the Tide", Now);

    public static TrustAnchors Root => TrustAnchors.Read(Identity.Root)!;

    public static CredentialRequest Request => new() { Title = "tide", Source = SourceType.Human, Time = Now, Version = "1.0.0", Id = Guid.NewGuid() };

    public static SignedAsset Sign(byte[] file, byte[]? sidecar = null, CredentialRequest? request = null)
    {
        using var signer = Identity.Open(Now);
        return CredentialWriter.Sign(file, sidecar, request ?? Request, signer);
    }

    /// <summary>The report on a file that travels with all that was signed.</summary>
    public static CredentialReport Read(byte[] file, SignedAsset signed, TrustAnchors? anchors = null) =>
        CredentialReader.Read(signed.File ?? file, signed.Sidecar, anchors ?? Root, Now);

    public static IEnumerable<string> Faults(CredentialReport report) =>
        report.Statuses.Where(status => status.Kind == StatusKind.Failure).Select(status => status.Code);
}
