using System.Runtime.CompilerServices;

namespace Throughline.Web.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The islands: TypeScript.</summary>
    public static string Client { get; } = Path.Combine(Root, "src", "Throughline.Web", "Client");

    /// <summary>Scripts of others; may be absent.</summary>
    public static string Corpus { get; } = Environment.GetEnvironmentVariable("THROUGHLINE_CORPUS") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
