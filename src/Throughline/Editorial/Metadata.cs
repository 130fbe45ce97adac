using System.Collections.Immutable;

namespace Throughline.Editorial;

/// <summary>What files say beyond the model, kept as it stands: each entry with the format that it is of. Order is kept; keys may repeat.</summary>
public sealed record Metadata(ImmutableArray<MetadataEntry> Entries)
{
    /// <summary>Nothing.</summary>
    public static readonly Metadata Empty = new([]);

    /// <summary>True when there is nothing.</summary>
    public bool IsEmpty => Entries.IsEmpty;

    /// <summary>The first value of a key, or null.</summary>
    public string? Find(string format, string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key && entry.Format == format)
                return entry.Value;
        }

        return null;
    }

    /// <summary>All values of a key, in order.</summary>
    public IEnumerable<string> All(string format, string key) => Entries.Where(e => e.Format == format && e.Key == key).Select(e => e.Value);

    /// <summary>With one more entry at the end.</summary>
    public Metadata Add(string format, string key, string value) => new(Entries.Add(new MetadataEntry(format, key, value)));

    /// <summary>Equal when the entries are.</summary>
    public bool Equals(Metadata? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.IsEmpty ? 0 : HashCode.Combine(Entries.Length, Entries[0]);
}

/// <summary>One thing a file says.</summary>
/// <param name="Format">The format's short name: <c>edl</c>, <c>ale</c>, <c>otio</c>, <c>fcp7</c>, <c>fcpxml</c>, <c>csv</c>, <c>markers</c>.</param>
/// <param name="Key">What of; the name of a column, tag or field.</param>
/// <param name="Value">The text, or for trees the raw fragment.</param>
public sealed record MetadataEntry(string Format, string Key, string Value);
