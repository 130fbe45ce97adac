using System.Runtime.CompilerServices;

namespace Throughline.Documents.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Scripts that are not ours to ship; may be absent.</summary>
    public static string Corpus { get; } = Environment.GetEnvironmentVariable("THROUGHLINE_CORPUS") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));

    public static string Sample(string path) => Path.Combine(Root, "samples", path);

    public static string Golden(string name) => Path.Combine(Here(), "Golden", name);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
