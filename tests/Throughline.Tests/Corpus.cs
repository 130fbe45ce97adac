namespace Throughline.Tests;

/// <summary>Scripts that are not ours to ship: in the folder named by THROUGHLINE_CORPUS, else in shared/corpus beside the project.</summary>
internal static class Corpus
{
    /// <summary>Why tests on these files cannot run here; null when they can.</summary>
    public static string? Missing => Root is null ? "no corpus: set THROUGHLINE_CORPUS to a folder of scripts" : null;

    /// <summary>The folder of this project.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory, "Throughline.slnx")
        ?? throw new InvalidOperationException("The tests must run inside the repository.");

    private static readonly string? Root = Find();

    /// <summary>Paths of all files of the given endings, such as <c>.fountain</c>, in a stable order; empty when there is no corpus.</summary>
    public static IReadOnlyList<string> Files(string under, params string[] endings) =>
        Root is null || !Directory.Exists(Path.Combine(Root, under)) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(Root, under), "*", SearchOption.AllDirectories)
            .Where(f => endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    /// <summary>Rows for a theory over our samples and the files of others. Without a corpus one empty row stands for all of those, to be skipped and counted.</summary>
    public static TheoryData<string> WithSamples(params string[] endings) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository, "samples"), "*", SearchOption.AllDirectories).Where(f => endings.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal),
        .. Root is null ? [""] : Files("", endings),
    ];

    /// <summary>A file by its path in the corpus; skips the test, saying so, when there is none.</summary>
    public static string File(string path)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return Path.Combine(Root!, path);
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("THROUGHLINE_CORPUS");
        if (!string.IsNullOrEmpty(named))
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"THROUGHLINE_CORPUS names {named}, which is not there.");
        var beside = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "corpus"));
        return Directory.Exists(beside) ? beside : null;
    }

    private static string? Above(string from, string file)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, file)))
                return folder.FullName;
        }

        return null;
    }
}
