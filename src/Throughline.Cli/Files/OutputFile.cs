namespace Throughline.Cli.Files;

/// <summary>Writes files whole or not at all: into a temporary file beside the target, which is then renamed.</summary>
internal static class OutputFile
{
    /// <param name="path">Where to write; its folder must exist.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="force">True to replace a file that is there.</param>
    /// <exception cref="CommandFailure">The file is there and <paramref name="force"/> is false, or the disk refuses.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool force)
    {
        if (Directory.Exists(path))
            throw new CommandFailure($"{path}: this is a folder; give a file name.", ExitCode.Usage);
        if (!force && File.Exists(path))
            throw new CommandFailure($"{path}: is already there. Add --force to replace it, or give another name.", ExitCode.Usage);
        var target = Resolve(path);
        var folder = Path.GetDirectoryName(target) ?? throw new CommandFailure($"{path}: this is no file name.", ExitCode.Usage);
        if (!Directory.Exists(folder))
            throw new CommandFailure($"{path}: the folder {folder} is not there. Make it first, or give another name.", ExitCode.Usage);
        if (IsReadOnly(target))
            throw new CommandFailure($"{path}: is read-only and was left as it is. Allow writing to it, or give another name.");
        // A short name, because a long one of the target leaves no room for an ending.
        var temporary = Path.Combine(folder, $".throughline-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: force);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new CommandFailure($"{path}: could not be written: {failure.Message}", inner: failure);
        }
    }

    /// <summary>Writes a file that was read and changed, unless someone else changed it in between.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asRead">What it held when it was read.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="CommandFailure">It holds something else by now, or the disk refuses; nothing was written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> asRead, ReadOnlySpan<byte> bytes)
    {
        if (!ScriptFile.Bytes(path).AsSpan().SequenceEqual(asRead))
            throw new CommandFailure($"{path}: was changed while it was being looked through; nothing was written. Run the command again.");
        Write(path, bytes, force: true);
    }

    // A link is written through, so that it stays a link. From a relative path the runtime resolves links wrongly.
    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        return (File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName : null) ?? full;
    }

    // Renaming over a file asks the folder for leave, not the file; so the file is asked here.
    private static bool IsReadOnly(string target) =>
        File.Exists(target) && (OperatingSystem.IsWindows()
            ? File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly)
            : (File.GetUnixFileMode(target) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None);

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; what is left is a hidden file with .tmp at its end.
        }
    }
}
