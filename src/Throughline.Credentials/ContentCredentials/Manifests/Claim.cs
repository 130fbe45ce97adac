using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>What is signed: the list of assertions with their hashes (C2PA 2.2, section 10; C2PA 1.4 for version 1).</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Bytes">As they were signed.</param>
/// <param name="Root">The map.</param>
/// <param name="Assertions">All of them, created and gathered.</param>
internal sealed record Claim(int Version, ReadOnlyMemory<byte> Bytes, CborValue Root, ImmutableArray<HashedUri> Assertions)
{
    /// <summary>The labels of the assertions.</summary>
    public IReadOnlySet<string> Labels { get; } = Assertions.Select(listed => JumbfUri.LabelIn(listed.Url)).ToHashSet(StringComparer.Ordinal);

    /// <summary>How hashes are made that do not say it themselves.</summary>
    public string Algorithm => Root["alg"]?.Text ?? "";

    /// <summary>Where the signature should be.</summary>
    public string SignatureUrl => Root["signature"]?.Text ?? "";

    /// <summary>Addresses of assertions of ingredients that this claim removes.</summary>
    public ImmutableArray<string> Redacted => [.. (Root["redacted_assertions"]?.List ?? []).Select(item => item.Text).OfType<string>()];

    /// <summary>The program that made it; a map since version 2, a list of maps or a text before.</summary>
    public string Generator
    {
        get
        {
            var info = Root["claim_generator_info"];
            var first = info is { IsMap: true } ? info : info?.List.FirstOrDefault();
            return first?["name"]?.Text is { } name
                ? first["version"]?.Text is { } version ? $"{name} {version}" : name
                : Root["claim_generator"]?.Text ?? "";
        }
    }

    /// <summary>Reads a claim.</summary>
    /// <exception cref="DamagedException">It is no claim, or of a version that is not known.</exception>
    public static Claim Read(JumbfBox box, CborTree tree)
    {
        var version = box.Label switch
        {
            "c2pa.claim" => 1,
            "c2pa.claim.v2" => 2,
            _ => throw new DamagedException("claim.malformed", $"The claim is of a version that is not known: {box.Label}."),
        };
        if (box.Content(BoxType.CborContent) is not { } bytes || tree.Read(bytes) is not { IsMap: true } root)
            throw new DamagedException("claim.cbor.invalid", "The claim is not well-formed CBOR.");
        var lists = version == 1 ? root["assertions"]?.List ?? [] : [.. root["created_assertions"]?.List ?? [], .. root["gathered_assertions"]?.List ?? []];
        var assertions = lists.Select(HashedUri.Read).ToList();
        if (assertions.Count == 0 || assertions.Contains(null) || root["signature"]?.Text is null)
            throw new DamagedException("claim.malformed", "The claim does not list its assertions and its signature.");
        return root["alg"]?.Text is not null
            ? new Claim(version, bytes, root, [.. assertions.OfType<HashedUri>()])
            : throw new DamagedException("algorithm.unsupported", "The claim does not say by what it hashes.");
    }
}
