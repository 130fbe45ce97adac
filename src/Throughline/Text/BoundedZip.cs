using System.Collections.Immutable;
using System.IO.Compression;

namespace Throughline.Text;

/// <summary>
/// Reads a few files out of a zip that may be damaged or hostile: how many entries it has, how their names look and how
/// much comes out are bounded, and what headers claim is checked against what is read.
/// </summary>
public static class BoundedZip
{
    /// <summary>Entries that a zip may have.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>Characters that an entry's name may have.</summary>
    public const int MaxNameLength = 512;

    /// <summary>Bytes that may come out of any zip, however small it is.</summary>
    public const long FreeBytes = 4L << 20;

    /// <summary>Beyond <see cref="FreeBytes"/>, how many bytes may come out for each byte of the zip; text shrinks to a fifth or so.</summary>
    public const int MaxRatio = 8;

    private static readonly ImmutableArray<uint> Crc = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c >> 1) ^ ((c & 1) * 0xEDB88320u)))];

    /// <summary>True for bytes that begin as every zip does.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Reads the entries that are wanted; none of them if anything is wrong.</summary>
    /// <param name="bytes">The zip.</param>
    /// <param name="wanted">Which entries, by their full name with forward slashes.</param>
    public static ZipContents Read(ReadOnlyMemory<byte> bytes, Func<string, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!IsZip(bytes.Span))
            return new ZipContents(ZipFailure.NotAZip, "", []);
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return Read(zip, bytes.Length, wanted);
        }
        catch (InvalidDataException)
        {
            return new ZipContents(ZipFailure.Damaged, "", []);
        }
        catch (EndOfStreamException)
        {
            return new ZipContents(ZipFailure.Damaged, "", []);
        }
    }

    private static ZipContents Read(ZipArchive zip, long zipped, Func<string, bool> wanted)
    {
        if (zip.Entries.Count > MaxEntries)
            return new ZipContents(ZipFailure.TooManyEntries, "", []);
        if (zip.Entries.FirstOrDefault(e => !IsSafe(e.FullName)) is { } unsafeEntry)
            return new ZipContents(ZipFailure.UnsafeName, unsafeEntry.FullName, []);
        var left = Math.Max(FreeBytes, zipped * MaxRatio);
        var files = ImmutableArray.CreateBuilder<ZipFile>();
        foreach (var entry in zip.Entries.Where(e => wanted(e.FullName)))
        {
            if (entry.IsEncrypted)
                return new ZipContents(ZipFailure.Encrypted, entry.FullName, []);
            if (Unpack(entry, left) is not { } content)
                return new ZipContents(ZipFailure.TooLarge, entry.FullName, []);
            if (Checksum(content) != entry.Crc32)
                return new ZipContents(ZipFailure.Damaged, entry.FullName, []);
            left -= content.Length;
            files.Add(new ZipFile(entry.FullName, content));
        }

        return new ZipContents(ZipFailure.None, "", files.DrainToImmutable());
    }

    // What is in an entry; null when it is more than may be. Its header's word for the size is not trusted.
    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
            return null;
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (from.Read(buffer) is var read and > 0)
        {
            if (to.Length + read > most)
                return null;
            to.Write(buffer, 0, read);
        }

        return to.ToArray();
    }

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= MaxNameLength && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.Contains('\0', StringComparison.Ordinal) && !name.Split('/').Contains("..", StringComparer.Ordinal);

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
            sum = Crc[(int)((sum ^ b) & 0xFF)] ^ (sum >> 8);
        return ~sum;
    }
}

/// <summary>What came out of a zip.</summary>
/// <param name="Failure">Why nothing did.</param>
/// <param name="Entry">The entry it failed on, or empty.</param>
/// <param name="Files">The files that were wanted, in the order of the zip.</param>
public sealed record ZipContents(ZipFailure Failure, string Entry, ImmutableArray<ZipFile> Files);

/// <summary>A file out of a zip.</summary>
/// <param name="Name">Its full name, with forward slashes.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record ZipFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Why a zip was not read.</summary>
public enum ZipFailure
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The bytes are no zip.</summary>
    NotAZip,

    /// <summary>It is cut off, or an entry does not hold what its checksum says.</summary>
    Damaged,

    /// <summary>A password is needed.</summary>
    Encrypted,

    /// <summary>It has more than <see cref="BoundedZip.MaxEntries"/>.</summary>
    TooManyEntries,

    /// <summary>More would come out than a script can be.</summary>
    TooLarge,

    /// <summary>An entry's name would lead outside a folder, or is too long.</summary>
    UnsafeName,
}
