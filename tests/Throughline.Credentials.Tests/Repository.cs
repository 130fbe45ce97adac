using System.Runtime.CompilerServices;

namespace Throughline.Credentials.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Pictures of others that carry Content Credentials; may be absent.</summary>
    public static string Corpus { get; } = Path.Combine(Environment.GetEnvironmentVariable("THROUGHLINE_CORPUS") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus")), "c2pa");

    /// <summary>The folder of the validator that is not ours.</summary>
    public static string Validator { get; } = Path.Combine(Here(), "validator");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
