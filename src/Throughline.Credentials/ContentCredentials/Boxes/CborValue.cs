using System.Collections.Immutable;

namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>A value of CBOR (RFC 8949). Of the members one is set, by the kind of the value; none for null, a float or a simple value.</summary>
internal sealed record CborValue
{
    /// <summary>A text; a tag on it, as of a date, is dropped.</summary>
    public string? Text { get; init; }

    /// <summary>A byte string.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>A whole number that fits.</summary>
    public long? Number { get; init; }

    /// <summary>The items of an array; none of anything else.</summary>
    public ImmutableArray<CborValue> List { get; init; } = [];

    /// <summary>The entries of a map whose keys are texts, or numbers as text; none of anything else.</summary>
    public ImmutableArray<(string Key, CborValue Value)> Entries { get; init; } = [];

    /// <summary>True for a map.</summary>
    public bool IsMap { get; init; }

    /// <summary>An entry of a map by its key; null of anything else.</summary>
    public CborValue? this[string key]
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
