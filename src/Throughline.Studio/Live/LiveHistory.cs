using System.Collections.Immutable;
using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Studio.Live;

/// <summary>The past of a live document, read from its database.</summary>
public sealed class LiveHistory
{
    private readonly Production _production;

    internal LiveHistory(Production production) => _production = production;

    /// <summary>The edits after a version, in order.</summary>
    public IAsyncEnumerable<LiveEdit> EditsAsync(long after = 0, long to = long.MaxValue, CancellationToken cancel = default) => Store().ReadAsync(after, to, cancel);

    /// <summary>Whose every character of a version is.</summary>
    public async Task<LiveAuthors> AuthorsAsync(long version, CancellationToken cancel = default)
    {
        var begin = await Store().TextAsync(0, cancel);
        var first = (await _production.Drafts.ListAsync(cancel)).FirstOrDefault();
        return await LiveAuthors.OfAsync(begin.Length, new LiveAuthor(first?.About.Author ?? "", EditManner.Imported), EditsAsync(0, version, cancel));
    }

    /// <summary>The versions of the live text that became drafts, by the draft's number; of drafts that came by other means nothing.</summary>
    public async Task<ImmutableDictionary<int, long>> NamedAsync(CancellationToken cancel = default)
    {
        var named = ImmutableDictionary.CreateBuilder<int, long>();
        await foreach (var stored in _production.Ledger.ReadAsync(0, cancel))
        {
            if (Read(stored) is { Kind: EventKind.DraftAdded } added
                && int.TryParse(added.Details.GetValueOrDefault("draft"), CultureInfo.InvariantCulture, out var draft)
                && long.TryParse(added.Details.GetValueOrDefault(LiveHands.VersionDetail), CultureInfo.InvariantCulture, out var version))
                named[draft] = version;
        }

        return named.ToImmutable();
    }

    /// <summary>The newest version up to one that is the text of a draft: it was named, or the draft was put in its place.</summary>
    internal async Task<long> SinceDraftAsync(long version, CancellationToken cancel = default)
    {
        var named = (await NamedAsync(cancel)).Values.Where(other => other <= version).DefaultIfEmpty(0).Max();
        var imported = 0L;
        await foreach (var edit in EditsAsync(named, version, cancel))
        {
            if (edit.Manner == EditManner.Imported)
                imported = edit.Sequence;
        }

        return Math.Max(named, imported);
    }

    /// <summary>How long the text of a version is.</summary>
    internal async Task<int> LengthAsync(long version, CancellationToken cancel = default) => (await Store().TextAsync(version, cancel)).Length;

    private static LedgerEvent? Read(StoredEntry stored)
    {
        try
        {
            return LedgerEntryJson.Read(stored.Bytes).Event;
        }
        catch (FormatException)
        {
            // What cannot be read says nothing here; ledger verify tells of it.
            return null;
        }
    }

    private LiveStore Store() => new(_production.Database, _production.Id);
}
