using System.Collections.Frozen;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

/// <summary>The ways in which what stands after a name in a cue is spelled.</summary>
internal static class ExtensionSpellings
{
    private static readonly FrozenDictionary<string, string> Meanings = DataTable.Read("extension-spellings.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>What an extension means, in its usual spelling; null for one that has no usual spelling.</summary>
    public static string? MeaningOf(string extension) => Meanings.GetValueOrDefault(extension);
}
