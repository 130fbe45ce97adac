using System.Buffers.Binary;
using System.Globalization;

namespace Throughline.Ledger.Merkle;

/// <summary>
/// A log as plain files, by the C2SP specification tlog-tiles: hashes and entries in runs of 256, which never change once full.
/// </summary>
public static class LogTiles
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int Width = 256;

    private const int Height = 8;

    /// <summary>The longest entry a bundle can hold, in bytes.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>Every hash tile that a tree of this size has and one of <paramref name="from"/> leaves had not: path and bytes.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Hashes(MerkleTree tree, long from = 0)
    {
        ArgumentNullException.ThrowIfNull(tree);
        for (var level = 0; ; level++)
        {
            var hashes = tree.Level(level * Height);
            if (hashes.Count == 0)
                yield break;
            for (var tile = (int)((from >> (level * Height)) / Width); tile * Width < hashes.Count; tile++)
            {
                var width = Math.Min(Width, hashes.Count - tile * Width);
                var bytes = new byte[width * Digest.Size];
                for (var i = 0; i < width; i++)
                    hashes[tile * Width + i].CopyTo(bytes.AsSpan(i * Digest.Size));
                yield return (Path(level.ToString(CultureInfo.InvariantCulture), tile, width), bytes);
            }
        }
    }

    /// <summary>A bundle of consecutive entries, each after its length in two bytes.</summary>
    /// <param name="entries">1 to 256 entries, each of at most <see cref="LongestEntry"/> bytes.</param>
    public static byte[] Bundle(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var bytes = new byte[entries.Sum(entry => entry.Length + 2)];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), checked((ushort)entry.Length));
            entry.Span.CopyTo(bytes.AsSpan(at + 2));
            at += 2 + entry.Length;
        }

        return bytes;
    }

    /// <summary>The place of a bundle below the log's folder, such as <c>tile/entries/x001/067.p/12</c>.</summary>
    public static string BundlePath(long tile, int width) => Path("entries", tile, width);

    /// <summary>The place of a hash tile below the log's folder, such as <c>tile/0/x001/067</c>.</summary>
    public static string Path(int level, long tile, int width) => Path(level.ToString(CultureInfo.InvariantCulture), tile, width);

    private static string Path(string level, long tile, int width)
    {
        var path = Digits(tile % 1000);
        for (var rest = tile / 1000; rest > 0; rest /= 1000)
            path = "x" + Digits(rest % 1000) + "/" + path;
        return width == Width ? $"tile/{level}/{path}" : string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{path}.p/{width}");
    }

    private static string Digits(long part) => part.ToString("000", CultureInfo.InvariantCulture);
}
