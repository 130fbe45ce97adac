using System.Security.Cryptography;
using Throughline.Credentials.ContentCredentials.Boxes;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Whether a file is the one that a manifest was made for (C2PA 2.2, sections 15.12.1 and 18.5).</summary>
internal static class DataHashCheck
{
    private const string Mismatch = "assertion.dataHash.mismatch";
    private const int MostExclusions = 10_000;

    /// <summary>Checks the one hard binding of a manifest.</summary>
    /// <param name="manifest">The manifest that is bound.</param>
    /// <param name="asset">The file.</param>
    /// <param name="hasUpdates">True when manifests were added since, which moved what follows them.</param>
    /// <param name="log">Where findings go.</param>
    public static void Run(Manifest manifest, BoundAsset asset, bool hasUpdates, CheckLog log)
    {
        if (manifest.HardBindings is not [var binding])
        {
            log.Failure("assertion.multipleHardBindings", JumbfUri.OfManifest(manifest.Label), "The manifest is bound to the file in more than one way.");
            return;
        }

        var url = manifest.UrlOf(binding);
        if (binding.Kind != AssertionKind.DataHash)
            log.Failure("general.error", url, $"The manifest is bound to the file by {binding.Label}, which is not checked here.");
        else if (binding.Value is not { IsMap: true } value || value["hash"]?.Bytes is not { } hash || Exclusions(value) is not { } exclusions)
            log.Failure("assertion.dataHash.malformed", url, "What binds the manifest to the file cannot be read.");
        else
            Compare(value["alg"]?.Text ?? manifest.Claim.Algorithm, hash, hasUpdates ? Moved(exclusions, asset) : exclusions, asset, url, log);
    }

    /// <summary>The hash of a file without some runs of it; null when they are not in it, or the algorithm is not allowed.</summary>
    public static byte[]? Hash(string algorithm, ReadOnlySpan<byte> bytes, IEnumerable<ByteRange> exclusions)
    {
        if (HashName.Find(algorithm) is not { } name)
            return null;
        using var hash = IncrementalHash.CreateHash(name);
        var at = 0L;
        foreach (var exclusion in exclusions.OrderBy(exclusion => exclusion.Start))
        {
            if (exclusion.End > bytes.Length)
                return null;
            if (exclusion.Start > at)
                hash.AppendData(bytes[(int)at..(int)exclusion.Start]);
            at = Math.Max(at, exclusion.End);
        }

        hash.AppendData(bytes[(int)at..]);
        return hash.GetHashAndReset();
    }

    private static void Compare(string algorithm, byte[] expected, List<ByteRange> exclusions, BoundAsset asset, string url, CheckLog log)
    {
        if (exclusions.Any(exclusion => exclusion.Length > 0 && !(asset.Manifests is { } manifests && manifests.Start <= exclusion.Start && exclusion.End <= manifests.End)))
            log.Note("assertion.dataHash.additionalExclusionsPresent", url, "The signer left out bytes beside the manifest: these could be anything.");
        if (HashName.Find(algorithm) is null)
            log.Failure("algorithm.unsupported", url, $"Hashes by {algorithm} are not allowed.");
        else if (Hash(algorithm, asset.Bytes.Span, exclusions) is { } hash && CryptographicOperations.FixedTimeEquals(hash, expected))
            log.Success("assertion.dataHash.match", url, "The file is as it was signed.");
        else
            log.Failure(Mismatch, url, "The file is not as it was signed.");
    }

    private static List<ByteRange>? Exclusions(CborValue value)
    {
        var list = value["exclusions"]?.List ?? [];
        if (list.Length > MostExclusions || value["url"] is not null)
            return null;
        var exclusions = new List<ByteRange>();
        foreach (var item in list)
        {
            if (item["start"]?.Number is not (>= 0 and <= int.MaxValue and var start) || item["length"]?.Number is not (>= 0 and <= int.MaxValue and var length))
                return null;
            exclusions.Add(new ByteRange(start, length));
        }

        return exclusions;
    }

    // The exclusion that began where the manifests begin grows to what they take up now; what was behind it moves.
    private static List<ByteRange> Moved(List<ByteRange> exclusions, BoundAsset asset)
    {
        if (asset.Manifests is not { } manifests || exclusions.FindIndex(exclusion => exclusion.Start == manifests.Start) is not (>= 0 and var at))
            return exclusions;
        var growth = manifests.Length - exclusions[at].Length;
        return [.. exclusions.Select((exclusion, i) => i == at ? manifests : exclusion.Start > manifests.Start ? exclusion with { Start = Math.Max(0, exclusion.Start + growth) } : exclusion)];
    }
}
