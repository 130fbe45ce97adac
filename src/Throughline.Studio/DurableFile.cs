using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Throughline.Studio;

/// <summary>Files that are on the disk, name and bytes, when they are written: whole, or not at all.</summary>
internal static partial class DurableFile
{
    /// <summary>Writes a file in the place of any other of its name; makes its folder when that is missing.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        var isNewFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8)}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        Flush(folder);
        if (isNewFolder)
            Flush(Path.GetDirectoryName(folder)!);
    }

    // Without this the name of a new file may be gone after a power cut, though its bytes are there.
    private static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
