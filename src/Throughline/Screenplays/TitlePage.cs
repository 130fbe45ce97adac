using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>What stands on the title page, in the order of the file.</summary>
/// <param name="Entries">Empty when there is no title page.</param>
public sealed record TitlePage(ImmutableArray<TitleEntry> Entries)
{
    /// <summary>No title page.</summary>
    public static readonly TitlePage Empty = new([]);

    /// <summary>The values under a key, whatever its case, joined by spaces; null when the key is absent or empty.</summary>
    public string? this[string key]
    {
        get
        {
            var values = Entries.Where(e => e.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).SelectMany(e => e.Values).Select(v => v.Plain.Trim());
            var joined = string.Join(' ', values);
            return joined.Length == 0 ? null : joined;
        }
    }
}

/// <summary>A key of the title page and its lines.</summary>
/// <param name="Key">As written, without the colon: <c>Draft date</c>. Final Draft's title page has no keys; there they are given by what a line says.</param>
/// <param name="Values">One per line; may be empty.</param>
/// <param name="Span">Where key and values stand.</param>
public sealed record TitleEntry(string Key, ImmutableArray<StyledText> Values, SourceSpan Span);
