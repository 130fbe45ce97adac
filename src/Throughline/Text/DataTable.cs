namespace Throughline.Text;

/// <summary>A tab-separated table that is built into the assembly; lines that start with # are comments.</summary>
internal static class DataTable
{
    /// <summary>The rows of a table, by its file name; every table has a name of its own.</summary>
    public static IEnumerable<string[]> Read(string fileName)
    {
        var assembly = typeof(DataTable).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith("." + fileName, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
