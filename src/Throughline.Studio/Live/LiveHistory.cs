using System.Collections.Immutable;
using System.Globalization;
using Throughline.Ledger;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>The past of a live document, read from its database.</summary>
public sealed class LiveHistory
{
    private readonly Production _production;

    internal LiveHistory(Production production) => _production = production;

    /// <summary>The edits after a version, in order.</summary>
    public IAsyncEnumerable<LiveEdit> EditsAsync(long after = 0, long to = long.MaxValue, CancellationToken cancel = default) => Store().ReadAsync(after, to, cancel);

    /// <summary>The edit with an id, or null when none was committed.</summary>
    public Task<LiveEdit?> FindAsync(Guid id, CancellationToken cancel = default) => Store().FindAsync(id, cancel);

    /// <summary>What takes an edit back in the text of a later version.</summary>
    /// <param name="edit">A committed edit.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The change set, or null when what the edit put in was changed since.</returns>
    public async Task<ChangeSet?> TakeBackAsync(LiveEdit edit, long version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var before = (await Store().TextAsync(edit.Sequence - 1, cancel)).ToString();
        var after = edit.Changes.Apply(before);
        var back = edit.Changes.Invert(before);
        var gone = Gone(back, after);
        var text = after;
        await foreach (var later in EditsAsync(edit.Sequence, version, cancel))
        {
            back = back.Map(later.Changes);
            text = later.Changes.Apply(text);
        }

        return gone == Gone(back, text) ? back : null;
    }

    /// <summary>Whose every character of a version is.</summary>
    public async Task<LiveAuthors> AuthorsAsync(long version, CancellationToken cancel = default)
    {
        var begin = await Store().TextAsync(0, cancel);
        var first = (await _production.Drafts.ListAsync(cancel)).FirstOrDefault();
        return await LiveAuthors.OfAsync(begin.ToString(), new LiveAuthor(first?.About.Author ?? "", EditManner.Imported), EditsAsync(0, version, cancel));
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

    /// <summary>The text of a version.</summary>
    internal async Task<string> TextAsync(long version, CancellationToken cancel = default) => (await Store().TextAsync(version, cancel)).ToString();

    // What a change set takes out, each stretch by itself.
    private static string Gone(ChangeSet changes, string text)
    {
        var (at, gone) = (0, new System.Text.StringBuilder());
        foreach (var stretch in changes.Stretches)
        {
            if (!stretch.IsKept && stretch.Length > 0)
                gone.Append(text, at, stretch.Length).Append('\0');
            at += stretch.Length;
        }

        return gone.ToString();
    }

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
