using System.Collections.Immutable;

namespace Throughline.Assist.Roles;

/// <summary>What a production keeps of its story besides the drafts: the bible, and the rungs of the ladder that are written.</summary>
/// <param name="Bible">JSON of <c>bible.v1</c>, or null.</param>
/// <param name="Rungs">Text of each rung by its name.</param>
public sealed record StoryFiles(string? Bible, ImmutableSortedDictionary<string, string> Rungs)
{
    private const string BibleFile = "bible.json", RungEnding = ".rung.txt";

    /// <summary>Reads them.</summary>
    /// <param name="folder">The folder <c>story</c> of a production; need not be there.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<StoryFiles> ReadAsync(string folder, CancellationToken cancel)
    {
        var rungs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return new StoryFiles(null, rungs.ToImmutable());
        foreach (var file in Directory.EnumerateFiles(folder, "*" + RungEnding))
            rungs[Path.GetFileName(file)[..^RungEnding.Length]] = await File.ReadAllTextAsync(file, cancel);
        var bible = Path.Combine(folder, BibleFile);
        return new StoryFiles(File.Exists(bible) ? await File.ReadAllTextAsync(bible, cancel) : null, rungs.ToImmutable());
    }
}
