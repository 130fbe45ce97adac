using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Screenplays.Layout;

/// <summary>Numbers pages of a script whose pages are locked.</summary>
internal static class PageLabels
{
    /// <summary>The number of every page; empty when none is locked.</summary>
    /// <param name="pages">How many pages there are.</param>
    /// <param name="locked">The numbers of the locked ones, by page from 1.</param>
    public static ImmutableArray<string> Of(int pages, IReadOnlyDictionary<int, string> locked)
    {
        if (locked.Count == 0)
            return [];
        var taken = new HashSet<string>(locked.Values, StringComparer.OrdinalIgnoreCase);
        var labels = ImmutableArray.CreateBuilder<string>(pages);
        while (labels.Count < pages)
        {
            if (locked.TryGetValue(labels.Count + 1, out var own))
            {
                labels.Add(own);
                continue;
            }

            var next = labels.Count + 1;
            while (next <= pages && !locked.ContainsKey(next))
                next++;
            var count = next - labels.Count - 1;
            if (labels.Count == 0)
                labels.AddRange(Enumerable.Range(1, count).Select(n => n.ToString(CultureInfo.InvariantCulture)));
            else
                labels.AddRange(ProductionNumber.Between(Last(labels[^1]), locked.TryGetValue(next, out var after) ? First(after) : null, count, taken));
            taken.UnionWith(labels);
        }

        return labels.ToImmutable();
    }

    // Of pages that became one, such as 12-13.
    private static string Last(string label) => label[(label.LastIndexOf('-') + 1)..];

    private static string First(string label) => label.IndexOf('-', StringComparison.Ordinal) is var end and > 0 ? label[..end] : label;
}
