namespace Throughline.Credentials.ContentCredentials;

/// <summary>What signing gave.</summary>
/// <param name="Carrier">How the manifests travel.</param>
/// <param name="File">The file with the manifests in it; null when they travel beside it, and the file stays as it is.</param>
/// <param name="Sidecar">What is to lie beside it; null when the manifests are in the file.</param>
/// <param name="Manifest">The name of the new manifest.</param>
public sealed record SignedAsset(Carrier Carrier, byte[]? File, byte[]? Sidecar, string Manifest);
