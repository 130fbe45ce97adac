using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>What a filing is made from: a record up to some entry, and nothing else.</summary>
/// <param name="Title">What the production is called.</param>
/// <param name="Production">Its id.</param>
/// <param name="Entries">The first entries of the record, in their order, none left out.</param>
/// <param name="Root">The root of the tree over them.</param>
public sealed record FilingRecord(string Title, string Production, ImmutableArray<LedgerEntry> Entries, Digest Root)
{
    /// <summary>On which pages the lines of the last draft stand, or null when it is not at hand.</summary>
    public ScriptPages? Pages { get; init; }

    /// <summary>The moment for which it is told what holds; a consent that ends before it has run out.</summary>
    public DateTimeOffset AsOf { get; init; } = Entries.IsEmpty ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.Event.Time);

    /// <summary>How many of the entries of a record were there at a time: all up to the last that is no later, so that none before it is missing.</summary>
    public static int CountUpTo(ImmutableArray<LedgerEntry> entries, DateTimeOffset time)
    {
        var count = entries.Length;
        while (count > 0 && entries[count - 1].Event.Time > time)
            count--;
        return count;
    }
}
