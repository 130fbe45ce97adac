using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Storage;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Stories;

/// <summary>A version of a document of the story.</summary>
/// <param name="Name">bible or ladder.</param>
/// <param name="Version">From 1.</param>
/// <param name="Person">Who wrote it.</param>
/// <param name="Made">When.</param>
/// <param name="Text">What it says, JSON; null when it was erased.</param>
public sealed record StoryDocument(string Name, int Version, string Person, DateTimeOffset Made, string? Text);

/// <summary>What a production keeps of its story besides the drafts: the bible and the ladder, every version of them.</summary>
public sealed class StoryStore
{
    private readonly Production _production;
    private readonly TextStore _texts;

    internal StoryStore(Production production) => (_production, _texts) = (production, new TextStore(production.Database, production.Id));

    /// <summary>The latest version of a document, or null before the first.</summary>
    public async Task<StoryDocument?> FindAsync(string name, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var row = await context.StoryDocuments.AsNoTracking().Where(it => it.ProductionId == _production.Id && it.Name == name).OrderByDescending(it => it.Version).FirstOrDefaultAsync(cancel);
        return row is null ? null : new StoryDocument(row.Name, row.Version, row.Person, row.Made, (await _texts.ReadAsync([row.TextId], person: null, cancel))[row.TextId].Text);
    }

    /// <summary>The versions of a document, first first.</summary>
    public async Task<ImmutableArray<StoryDocument>> VersionsAsync(string name, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.StoryDocuments.AsNoTracking().Where(it => it.ProductionId == _production.Id && it.Name == name).OrderBy(it => it.Version).ToListAsync(cancel);
        var texts = await _texts.ReadAsync([.. rows.Select(row => row.TextId)], person: null, cancel);
        return [.. rows.Select(row => new StoryDocument(row.Name, row.Version, row.Person, row.Made, texts[row.TextId].Text))];
    }

    /// <summary>Keeps a new version, and puts it on record with a salted hash.</summary>
    /// <param name="name">bible or ladder.</param>
    /// <param name="text">What it says, JSON.</param>
    /// <param name="use">What was done, as the record names it: <c>bible corrected</c>.</param>
    /// <param name="target">What the record calls it: <c>bible</c>, <c>ladder-beats</c>.</param>
    /// <param name="origin">Whose the words are; null for what was read out of the script, which has entries of its own for the asking.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its version.</returns>
    public async Task<int> WriteAsync(string name, string text, string use, string target, Origin? origin, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (await ChangeAsync(name, target, origin, _ => Task.FromResult<(string, string)?>((use, text)), cancel)).GetValueOrDefault();
    }

    /// <summary>Keeps a new version that is made of the latest; when somebody else was first, it is made again of theirs.</summary>
    /// <param name="name">The document.</param>
    /// <param name="target">What the record calls it.</param>
    /// <param name="origin">Whose the words are.</param>
    /// <param name="make">Gives what was done and what it says now, of the latest version, which is null when there is none; null leaves all as it is. It may be asked several times.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its version; null when nothing was kept.</returns>
    internal async Task<int?> ChangeAsync(string name, string target, Origin? origin, Func<StoryDocument?, Task<(string Use, string Text)?>> make, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return await _production.CommitAsync(async context =>
        {
            var latest = await FindAsync(name, cancel);
            if (await make(latest) is not var (use, text))
                return (int?)null;
            var (id, hash) = _texts.Stage(context, text, readers: null);
            var version = 1 + (latest?.Version ?? 0);
            var written = _production.Event(EventKind.Edited, ("use", use), ("version", version.ToString(CultureInfo.InvariantCulture)));
            context.StoryDocuments.Add(new StoryDocumentRow { ProductionId = _production.Id, Name = name, Version = version, Person = written.Actor.Person, Made = written.Time, TextId = id });
            await _production.Ledger.StageAsync(context, [written with { Target = new Target(target) { After = hash }, Origin = origin }], cancel);
            return version;
        }, cancel);
    }
}
