using System.Collections.Immutable;
using System.Text;
using Throughline.Ledger;

namespace Throughline.Effects.Turnovers;

/// <summary>The files of a turnover with their SHA-256, in the lines that <c>sha256sum --check</c> reads.</summary>
/// <param name="Files">Paths inside the folder with <c>/</c>, and hashes.</param>
public sealed record Manifest(ImmutableSortedDictionary<string, Digest> Files)
{
    /// <summary>The manifest's own name.</summary>
    public const string Name = "manifest.sha256";

    /// <summary>The manifest of some files.</summary>
    public static Manifest Of(IEnumerable<(string Path, Digest Hash)> files) =>
        new(files.ToImmutableSortedDictionary(f => f.Path, f => f.Hash, StringComparer.Ordinal));

    /// <summary>Reads one; lines that are none are left out.</summary>
    public static Manifest Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var files = ImmutableSortedDictionary.CreateBuilder<string, Digest>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length > 2 * Digest.Size + 2 && Digest.TryParse(line.AsSpan(0, 2 * Digest.Size), out var hash))
                files[line[(2 * Digest.Size + 2)..]] = hash;
        }

        return new Manifest(files.ToImmutable());
    }

    /// <summary>Writes it in UTF-8, by path.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(string.Concat(Files.Select(f => $"{f.Value}  {f.Key}\n")));
}
