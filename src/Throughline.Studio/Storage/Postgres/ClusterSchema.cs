namespace Throughline.Studio.Storage.Postgres;

/// <summary>The tables that Orleans keeps its membership in.</summary>
internal static class ClusterSchema
{
    /// <summary>The script that makes them. It never changes once a version of the program has it; a change is another script and another migration.</summary>
    public static string First => Read("cluster-1.sql");

    private static string Read(string name)
    {
        using var stream = typeof(ClusterSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
