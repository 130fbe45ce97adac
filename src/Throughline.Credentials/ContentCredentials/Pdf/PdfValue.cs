using System.Collections.Immutable;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>A value as it stands in a PDF. Of the members one is set; none for strings, reals and keywords, which are only carried over.</summary>
internal sealed record PdfValue
{
    /// <summary>As it is written.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>A name, without the slash, its escapes undone.</summary>
    public string? Name { get; init; }

    /// <summary>A whole number.</summary>
    public long? Integer { get; init; }

    /// <summary>The number of an object that is referred to.</summary>
    public int? Reference { get; init; }

    /// <summary>The items of an array; none of anything else.</summary>
    public ImmutableArray<PdfValue> Items { get; init; } = [];

    /// <summary>The entries of a dictionary; none of anything else.</summary>
    public ImmutableArray<(string Key, PdfValue Value)> Entries { get; init; } = [];

    /// <summary>True for an array.</summary>
    public bool IsArray => Raw.Span is [(byte)'[', ..];

    /// <summary>True for a dictionary.</summary>
    public bool IsDictionary => Raw.Span is [(byte)'<', (byte)'<', ..];

    /// <summary>An entry of a dictionary; null of anything else.</summary>
    public PdfValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name == key)
                    return value;
            }

            return null;
        }
    }
}
