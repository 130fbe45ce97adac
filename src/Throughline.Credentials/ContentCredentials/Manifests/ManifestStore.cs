using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>All manifests that travel with a file; the last is the active one (C2PA 2.2, section 11.1.4).</summary>
internal sealed class ManifestStore
{
    private readonly Dictionary<string, Manifest> _byLabel;

    private ManifestStore(ImmutableArray<Manifest> manifests, Dictionary<string, Manifest> byLabel) => (Manifests, _byLabel) = (manifests, byLabel);

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<Manifest> Manifests { get; }

    /// <summary>The one that speaks for the file.</summary>
    public Manifest Active => Manifests[^1];

    /// <summary>A manifest by its label, or null.</summary>
    public Manifest? Find(string label) => _byLabel.GetValueOrDefault(label);

    /// <summary>Reads a store.</summary>
    /// <exception cref="DamagedException">It is damaged, or there is no manifest in it.</exception>
    public static ManifestStore Read(ReadOnlyMemory<byte> bytes)
    {
        var store = JumbfReader.Read(bytes);
        if (store.Type != BoxType.Store)
            throw new DamagedException("claim.missing", "The box is no manifest store.");
        var tree = new CborTree();
        var byLabel = new Dictionary<string, Manifest>(StringComparer.Ordinal);
        var manifests = ImmutableArray.CreateBuilder<Manifest>();
        foreach (var box in store.Boxes)
        {
            if (box.Type == BoxType.CompressedManifest)
                throw new DamagedException("general.error", "A manifest is compressed, which is not read.");
            if (box.Type is not (BoxType.Manifest or BoxType.StandardManifest or BoxType.UpdateManifest))
                continue;
            var manifest = Manifest.Read(box, tree);
            if (!byLabel.TryAdd(manifest.Label, manifest))
                throw new DamagedException("claim.multiple", $"Two manifests are called {manifest.Label}.");
            manifests.Add(manifest);
        }

        return manifests.Count > 0
            ? new ManifestStore(manifests.ToImmutable(), byLabel)
            : throw new DamagedException("claim.missing", "There is no manifest in the store.");
    }
}
