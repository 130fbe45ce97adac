using System.Security.Cryptography;
using Throughline.Cli.Files;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;

namespace Throughline.Cli.Vfx;

/// <summary>A turnover on disk: a folder that is written whole or not at all, and never changed.</summary>
internal static class TurnoverFolder
{
    /// <exception cref="CommandFailure">There is something at the path.</exception>
    public static void RefuseTaken(string path)
    {
        if (path.Length == 0 || File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new CommandFailure($"{path}: there is something there already, and a turnover is never changed. Give a folder that is empty or not there yet.", ExitCode.Usage);
    }

    /// <summary>The snapshot of a turnover.</summary>
    /// <param name="path">Its folder, or the snapshot itself.</param>
    /// <exception cref="CommandFailure">There is none that can be read.</exception>
    public static Turnover Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, TurnoverFiles.Snapshot) : path;
        var reading = TurnoverReader.Read(ScriptFile.Bytes(file), file);
        return reading.Turnover ?? throw new CommandFailure(string.Join('\n', reading.Diagnostics.Select(d => ScriptFile.Describe(file, d))));
    }

    /// <summary>Writes the files and their manifest.</summary>
    /// <exception cref="CommandFailure">The disk refuses; nothing is left half-written under the folder's name.</exception>
    /// <param name="path">The folder to make.</param>
    /// <param name="files">Files of the turnover.</param>
    /// <param name="made">Files that lie elsewhere on the disk, with their paths in the turnover; they are moved.</param>
    public static void Write(string path, IReadOnlyList<TurnoverFile> files, IReadOnlyList<(string Path, string File)> made)
    {
        var target = Path.GetFullPath(path);
        var half = Path.Combine(Path.GetDirectoryName(target) ?? target, $".throughline-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.half");
        try
        {
            var manifest = Manifest.Of(files.Select(f => (f.Path, Digest.Of(f.Bytes))).Concat(made.Select(m => (m.Path, Hash(m.File)))));
            foreach (var file in files.Append(new TurnoverFile(Manifest.Name, manifest.Write())))
                File.WriteAllBytes(In(half, file.Path), file.Bytes);
            foreach (var (to, file) in made)
                File.Move(file, In(half, to));

            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(half, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            throw new CommandFailure($"{path}: could not be written: {failure.Message}", inner: failure);
        }
    }

    private static string In(string folder, string path)
    {
        var to = Path.Combine([folder, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        return to;
    }

    private static Digest Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return new Digest(SHA256.HashData(stream));
    }
}
