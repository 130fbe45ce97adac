using System.Collections.Immutable;
using System.Globalization;
using Throughline.Filings;
using Throughline.Ledger;

namespace Throughline.Studio.Records;

/// <summary>The record of a production as papers are filled in from it.</summary>
public static class FilingRecords
{
    /// <summary>Reads it. Nothing is to be filed that rests on a record which was tampered with.</summary>
    /// <param name="production">Whose record it is.</param>
    /// <param name="asOf">Tell it as it stood at a time; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">The record does not verify, or an entry cannot be read.</exception>
    public static async Task<FilingRecord> ReadAsync(Production production, DateTimeOffset? asOf, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        var verified = await LedgerVerification.RunAsync(production.Ledger, [], cancel);
        if (!verified.Faults.IsEmpty)
            throw new StudioException($"The record of {production.Title} does not verify, so nothing was made of it: {verified.Faults[0].Message} See: throughline ledger verify");
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var stored in production.Ledger.ReadAsync(0, cancel))
            entries.Add(Read(stored));
        var all = entries.ToImmutable();
        var kept = asOf is { } time ? all[..FilingRecord.CountUpTo(all, time)] : all;
        var tree = await production.Ledger.TreeAsync(kept.Length, cancel);
        var record = new FilingRecord(production.Title, production.Id, kept, tree.RootAt(kept.Length)) { Pages = await PagesAsync(production, kept, cancel) };
        return asOf is { } moment ? record with { AsOf = moment } : record;
    }

    private static LedgerEntry Read(StoredEntry stored)
    {
        try
        {
            return LedgerEntryJson.Read(stored.Bytes);
        }
        catch (FormatException failure)
        {
            throw new StudioException($"Entry {stored.Index} cannot be read: {failure.Message} Nothing was made.", failure);
        }
    }

    private static async Task<ScriptPages?> PagesAsync(Production production, ImmutableArray<LedgerEntry> entries, CancellationToken cancel)
    {
        var last = entries.LastOrDefault(entry => entry.Event.Kind == EventKind.DraftAdded && entry.Event.Details.ContainsKey("draft"));
        var draft = last is null ? null : (await production.Drafts.ListAsync(cancel)).FirstOrDefault(it => it.Number.ToString(CultureInfo.InvariantCulture) == last.Event.Details["draft"]);
        return draft is null ? null : ScriptPages.Of($"draft-{draft.Number}", production.Drafts.Read(draft));
    }
}
