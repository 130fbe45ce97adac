using System.Formats.Cbor;
using System.Globalization;
using System.Security.Cryptography;
using Throughline.Credentials.ContentCredentials.Checks;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Writing;

/// <summary>The claim and the assertions as CBOR (C2PA 2.2, sections 10.2 and 18; CAWG Training and Data Mining 1.1).</summary>
internal static class AssertionCbor
{
    private const string Program = "Throughline";

    /// <summary>The claim.</summary>
    public static byte[] Claim(CredentialRequest request, string label, string algorithm, IEnumerable<(string Url, byte[] Hash)> assertions) => Encode(writer =>
    {
        writer.WriteStartMap(null);
        Text(writer, "instanceID", $"xmp:iid:{request.Id:D}");
        writer.WriteTextString("claim_generator_info");
        Generator(writer, request.Version);
        Text(writer, "signature", JumbfUri.OfSignature(label));
        writer.WriteTextString("created_assertions");
        writer.WriteStartArray(null);
        foreach (var (url, hash) in assertions)
            HashedUri(writer, url, hash);
        writer.WriteEndArray();
        Text(writer, "dc:title", request.Title);
        Text(writer, "alg", algorithm);
        writer.WriteEndMap();
    });

    /// <summary>What was done: the asset was created, or opened when there is a parent.</summary>
    public static byte[] Actions(CredentialRequest request, (string Url, byte[] Hash)? parent) => Encode(writer =>
    {
        writer.WriteStartMap(1);
        writer.WriteTextString("actions");
        writer.WriteStartArray(1);
        writer.WriteStartMap(null);
        Text(writer, "action", parent is null ? "c2pa.created" : "c2pa.opened");
        writer.WriteTextString("when");
        writer.WriteDateTimeOffset(new DateTimeOffset(request.Time.UtcDateTime.AddTicks(-(request.Time.UtcTicks % TimeSpan.TicksPerSecond))));
        writer.WriteTextString("softwareAgent");
        Generator(writer, request.Version);
        if (request.Source is { } source)
            Text(writer, "digitalSourceType", source.Address);
        if (parent is { } opened)
        {
            writer.WriteTextString("parameters");
            writer.WriteStartMap(1);
            writer.WriteTextString("ingredients");
            writer.WriteStartArray(1);
            HashedUri(writer, opened.Url, opened.Hash);
            writer.WriteEndArray();
            writer.WriteEndMap();
        }

        writer.WriteEndMap();
        writer.WriteEndArray();
        writer.WriteEndMap();
    });

    /// <summary>A parent of which nothing is known.</summary>
    public static byte[] Parent(string title) => Encode(writer =>
    {
        writer.WriteStartMap(null);
        Text(writer, "relationship", Ingredient.ParentOf);
        Text(writer, "dc:title", title);
        writer.WriteEndMap();
    });

    /// <summary>A parent with a manifest, and how that stood.</summary>
    public static byte[] Parent(string title, Manifest manifest, CredentialReport report) => Encode(writer =>
    {
        writer.WriteStartMap(null);
        Text(writer, "relationship", Ingredient.ParentOf);
        Text(writer, "dc:title", title);
        writer.WriteTextString("activeManifest");
        HashedUri(writer, JumbfUri.OfManifest(manifest.Label), SHA256.HashData(manifest.Box.Payload.Span), StoreBuilder.HashAlgorithm);
        writer.WriteTextString("claimSignature");
        HashedUri(writer, JumbfUri.OfSignature(manifest.Label), SHA256.HashData(manifest.SignatureBox.Payload.Span), StoreBuilder.HashAlgorithm);
        writer.WriteTextString("validationResults");
        writer.WriteStartMap(null);
        writer.WriteTextString("activeManifest");
        Statuses(writer, report.Statuses);
        if (!report.Ingredients.IsEmpty)
        {
            writer.WriteTextString("ingredientDeltas");
            writer.WriteStartArray(null);
            foreach (var ingredient in report.Ingredients)
            {
                writer.WriteStartMap(2);
                Text(writer, "ingredientAssertionURI", ingredient.Assertion);
                writer.WriteTextString("validationDeltas");
                Statuses(writer, ingredient.Statuses);
                writer.WriteEndMap();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndMap();
        writer.WriteEndMap();
    });

    /// <summary>What the asset may be used for.</summary>
    public static byte[] TrainingMining(TrainingUse use) => Encode(writer =>
    {
        string[] uses = ["cawg.ai_generative_training", "cawg.ai_inference", "cawg.ai_training", "cawg.data_mining"];
        writer.WriteStartMap(1);
        writer.WriteTextString("entries");
        writer.WriteStartMap(uses.Length);
        foreach (var name in uses)
        {
            writer.WriteTextString(name);
            writer.WriteStartMap(1);
            Text(writer, "use", use switch { TrainingUse.Allowed => "allowed", TrainingUse.Constrained => "constrained", _ => "notAllowed" });
            writer.WriteEndMap();
        }

        writer.WriteEndMap();
        writer.WriteEndMap();
    });

    /// <summary>What binds the manifest to the file.</summary>
    public static byte[] DataHash(ByteRange? place, byte[] hash, string algorithm) => Encode(writer =>
    {
        writer.WriteStartMap(null);
        if (place is { } left)
        {
            writer.WriteTextString("exclusions");
            writer.WriteStartArray(1);
            writer.WriteStartMap(2);
            writer.WriteTextString("start");
            writer.WriteInt64(left.Start);
            writer.WriteTextString("length");
            writer.WriteInt64(left.Length);
            writer.WriteEndMap();
            writer.WriteEndArray();
        }

        Text(writer, "alg", algorithm);
        writer.WriteTextString("hash");
        writer.WriteByteString(hash);
        writer.WriteTextString("pad");
        writer.WriteByteString([]);
        writer.WriteEndMap();
    });

    private static void Statuses(CborWriter writer, IReadOnlyList<CredentialStatus> statuses)
    {
        writer.WriteStartMap(3);
        foreach (var (name, kind) in ((string, StatusKind)[])[("success", StatusKind.Success), ("informational", StatusKind.Informational), ("failure", StatusKind.Failure)])
        {
            writer.WriteTextString(name);
            writer.WriteStartArray(null);
            foreach (var status in statuses.Where(status => status.Kind == kind))
            {
                writer.WriteStartMap(null);
                Text(writer, "code", status.Code);
                if (status.Url.Length > 0)
                    Text(writer, "url", status.Url);
                writer.WriteEndMap();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndMap();
    }

    private static void HashedUri(CborWriter writer, string url, byte[] hash, string? algorithm = null)
    {
        writer.WriteStartMap(null);
        Text(writer, "url", url);
        if (algorithm is not null)
            Text(writer, "alg", algorithm);
        writer.WriteTextString("hash");
        writer.WriteByteString(hash);
        writer.WriteEndMap();
    }

    private static void Generator(CborWriter writer, string version)
    {
        writer.WriteStartMap(2);
        Text(writer, "name", Program);
        Text(writer, "version", version);
        writer.WriteEndMap();
    }

    private static void Text(CborWriter writer, string name, string value)
    {
        writer.WriteTextString(name);
        writer.WriteTextString(value);
    }

    private static byte[] Encode(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Strict, convertIndefiniteLengthEncodings: true);
        write(writer);
        return writer.Encode();
    }
}
