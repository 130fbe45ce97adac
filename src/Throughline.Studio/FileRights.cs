using System.Runtime.InteropServices;

namespace Throughline.Studio;

/// <summary>What whoever works may do, asked without opening anything: to open and close a database file lets go of its locks.</summary>
internal static partial class FileRights
{
    /// <summary>Whether a file that is there may be read.</summary>
    public static bool CanRead(string path) => OperatingSystem.IsWindows() || Access(path, 4) == 0;

    /// <summary>Whether a file or folder that is there may be written.</summary>
    public static bool CanWrite(string path) =>
        OperatingSystem.IsWindows() ? (File.GetAttributes(path) & (FileAttributes.ReadOnly | FileAttributes.Directory)) != FileAttributes.ReadOnly : Access(path, 2) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
