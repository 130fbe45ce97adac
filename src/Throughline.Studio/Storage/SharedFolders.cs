namespace Throughline.Studio.Storage;

/// <summary>Tells folders that other machines may write to: network drives, and those that a program keeps in step.</summary>
internal static class SharedFolders
{
    private static readonly string[] NetworkFormats = ["nfs", "cifs", "smb", "sshfs", "9p", "afs", "ceph", "gluster", "webdav", "davfs", "fuse.rclone", "fuse.s3fs"];

    private static readonly string[] SyncedNames = ["Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Mobile Documents", "Nextcloud", "ownCloud", "Syncthing", "Box Sync", "pCloudDrive"];

    /// <summary>What kind of shared folder a path lies in, or null.</summary>
    public static string? Describe(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var part in full.Split(Path.DirectorySeparatorChar))
        {
            if (SyncedNames.FirstOrDefault(name => part.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } name)
                return $"{name}, which copies files while they change";
        }

        var format = FormatOf(full);
        return NetworkFormats.Any(network => format.Contains(network, StringComparison.OrdinalIgnoreCase)) ? $"a network drive ({format})" : null;
    }

    private static string FormatOf(string path)
    {
        try
        {
            return new DriveInfo(path).DriveFormat;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
