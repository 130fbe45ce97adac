namespace Throughline.Cli.Settings;

/// <summary>Finds <c>throughline.toml</c>: beside a script, or in the nearest folder above it that has one.</summary>
internal static class SettingsFile
{
    public const string Name = "throughline.toml";

    /// <summary>Its path, or null when there is none.</summary>
    /// <param name="script">Path of the script, or <c>-</c> for standard input, whose folder is the current one.</param>
    public static string? Find(string script)
    {
        for (var folder = script == "-" ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(script)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, Name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
