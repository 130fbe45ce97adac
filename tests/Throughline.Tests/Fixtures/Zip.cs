using System.IO.Compression;
using System.Text;

namespace Throughline.Tests.Fixtures;

/// <summary>Makes zips, good and bad.</summary>
internal static class Zip
{
    public static byte[] Of(params (string Name, string Text)[] files) => OfBytes([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    public static byte[] OfBytes(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The same zip saying that its only entry is locked with a password.</summary>
    public static byte[] Locked(byte[] zip) => Patch(zip, 6, 8, b => (byte)(b | 1));

    /// <summary>The same zip saying that its only entry unpacks to a single byte.</summary>
    public static byte[] Lying(byte[] zip) => Patch(Patch(Patch(Patch(zip, 22, 24, _ => 1), 23, 25, _ => 0), 24, 26, _ => 0), 25, 27, _ => 0);

    // Changes a byte in the header before the entry and its copy in the directory at the end.
    private static byte[] Patch(byte[] zip, int local, int central, Func<byte, byte> change)
    {
        var patched = zip.ToArray();
        var directory = patched.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        patched[local] = change(patched[local]);
        patched[directory + central] = change(patched[directory + central]);
        return patched;
    }
}
