using System.Globalization;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>The name of a manifest: <c>urn:c2pa:</c>, a UUID, and perhaps who made it and a version (C2PA 2.2, section 8.2).</summary>
internal static class ManifestLabel
{
    private const string Prefix = "urn:c2pa:";

    /// <summary>The name of a new one.</summary>
    public static string Of(Guid id) => Prefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Whether a manifest whose claim is of version 2 may have this name.</summary>
    public static bool IsConforming(string label)
    {
        var parts = label.Split(':');
        return label.StartsWith(Prefix, StringComparison.Ordinal) && parts.Length is >= 3 and <= 5 && Guid.TryParseExact(parts[2], "D", out _);
    }
}
