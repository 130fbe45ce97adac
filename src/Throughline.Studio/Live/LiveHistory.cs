using System.Collections.Immutable;

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

    private LiveStore Store() => new(_production.Database, _production.Id);
}
