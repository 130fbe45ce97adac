using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>What an asset was made of, as an ingredient assertion of version 1, 2 or 3 says it (C2PA 2.2, section 18.16).</summary>
/// <param name="Label">Of the assertion.</param>
/// <param name="Version">1 to 3.</param>
/// <param name="Title">Its name, or null.</param>
/// <param name="Relationship"><c>parentOf</c>, <c>componentOf</c> or <c>inputTo</c>.</param>
/// <param name="Manifest">Its own manifest, or null.</param>
/// <param name="Signature">The signature of that manifest, or null; since version 3.</param>
/// <param name="HasResults">True when it says how that manifest stood; a must since version 3.</param>
/// <param name="Recorded">Codes and addresses of that standing, the addresses with the manifest in them.</param>
internal sealed record Ingredient(
    string Label, int Version, string? Title, string Relationship, HashedUri? Manifest, HashedUri? Signature, bool HasResults, ImmutableHashSet<(string Code, string Url)> Recorded)
{
    public const string ParentOf = "parentOf";
    public const string ComponentOf = "componentOf";
    public const string InputTo = "inputTo";

    /// <summary>Reads an ingredient; null when the assertion is damaged.</summary>
    public static Ingredient? Read(Assertion assertion)
    {
        if (assertion.Value is not { IsMap: true } value || value["relationship"]?.Text is not { } relationship)
            return null;
        var version = assertion.Label.Contains(".v3", StringComparison.Ordinal) ? 3 : assertion.Label.Contains(".v2", StringComparison.Ordinal) ? 2 : 1;
        var manifest = HashedUri.Read(value["activeManifest"]) ?? HashedUri.Read(value["c2pa_manifest"]);
        var results = value["validationResults"];
        return new Ingredient(
            assertion.Label, version, value["dc:title"]?.Text, relationship, manifest, HashedUri.Read(value["claimSignature"]),
            results is { IsMap: true }, [.. Statuses(value, results).Select(status => (status.Code, Url(status.Url, manifest)))]);
    }

    private static string Url(string url, HashedUri? manifest) =>
        manifest is not null && JumbfUri.ManifestIn(manifest.Url) is { } label ? JumbfUri.Absolute(url, label) : url;

    // Version 3 sorts what it found by kind and by depth; before, it was one list.
    private static IEnumerable<(string Code, string Url)> Statuses(CborValue value, CborValue? results)
    {
        if (results is not { IsMap: true })
            return Codes(value["validationStatus"]);
        var deltas = results["ingredientDeltas"]?.List ?? [];
        return Sorted(results["activeManifest"]).Concat(deltas.SelectMany(delta => Sorted(delta["validationDeltas"])));
    }

    private static IEnumerable<(string Code, string Url)> Sorted(CborValue? codes) =>
        Codes(codes?["success"]).Concat(Codes(codes?["informational"])).Concat(Codes(codes?["failure"]));

    private static IEnumerable<(string Code, string Url)> Codes(CborValue? list) =>
        from status in list?.List ?? []
        where status["code"]?.Text is not null
        select (status["code"]!.Text!, status["url"]?.Text ?? "");
}
