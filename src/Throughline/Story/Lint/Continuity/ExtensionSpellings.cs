using System.Collections.Frozen;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

/// <summary>The ways in which what stands after a name in a cue is spelled.</summary>
internal static class ExtensionSpellings
{
    private static readonly FrozenDictionary<string, string> Meanings = DataTable.Read("extension-spellings.tsv")
        .SelectMany(row => row[1].Split('|').Append(row[0]).Select(spelling => (spelling, meaning: row[0])))
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.meaning, StringComparer.OrdinalIgnoreCase);

    /// <summary>What an extension means, in its usual spelling; null for one that has no usual spelling.</summary>
    public static string? MeaningOf(string extension) => Meanings.GetValueOrDefault(extension);
}
