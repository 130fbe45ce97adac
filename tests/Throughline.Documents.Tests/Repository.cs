using System.Runtime.CompilerServices;

namespace Throughline.Documents.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Sample(string path) => Path.Combine(Root, "samples", path);

    public static string Golden(string name) => Path.Combine(Here(), "Golden", name);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
