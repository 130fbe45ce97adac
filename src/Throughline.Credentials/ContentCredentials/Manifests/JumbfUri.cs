namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>Addresses of boxes, such as <c>self#jumbf=/c2pa/urn:c2pa:.../c2pa.assertions/c2pa.actions.v2</c> (C2PA 2.2, section 8.3).</summary>
internal static class JumbfUri
{
    private const string Prefix = "self#jumbf=";
    private const string Store = "/c2pa/";

    /// <summary>The address of a manifest.</summary>
    public static string OfManifest(string label) => Prefix + Store + label;

    /// <summary>The address of the signature of a manifest.</summary>
    public static string OfSignature(string manifest) => $"{OfManifest(manifest)}/c2pa.signature";

    /// <summary>The address of an assertion.</summary>
    public static string OfAssertion(string manifest, string label) => $"{OfManifest(manifest)}/c2pa.assertions/{label}";

    /// <summary>The label of the manifest that an address points into; null when it is relative or no address.</summary>
    public static string? ManifestIn(string url)
    {
        var path = Path(url);
        if (!path.StartsWith(Store, StringComparison.Ordinal))
            return null;
        var label = path[Store.Length..].Split('/', 2)[0];
        return label.Length == 0 ? null : label;
    }

    /// <summary>The last part of an address: the label of the box.</summary>
    public static string LabelIn(string url)
    {
        var path = Path(url);
        return path[(path.LastIndexOf('/') + 1)..];
    }

    /// <summary>An address with the manifest in it, whether or not it had one.</summary>
    public static string Absolute(string url, string manifest) =>
        url.StartsWith(Prefix, StringComparison.Ordinal) && !Path(url).StartsWith('/') ? $"{OfManifest(manifest)}/{Path(url)}" : url;

    private static string Path(string url) => url.StartsWith(Prefix, StringComparison.Ordinal) ? url[Prefix.Length..] : url;
}
