using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Studio.Drafts;
using Throughline.Studio.Shelf;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>Holds a <see cref="LiveDocument"/> for as long as it is used.</summary>
[Reentrant]
internal sealed class DocumentGrain(ProductionShelf shelf, TimeProvider clock, ILogger<DocumentGrain> logger) : Grain, IDocumentGrain
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly ObserverManager<IDocumentObserver> _observers = new(Forgotten, logger);
    private readonly Dictionary<Guid, ClientCursor> _cursors = [];
    private Production _production = null!;
    private LiveDocument _document = null!;
    private string _format = "fountain";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKeyString();
        _production = await shelf.FindAsync(id, cancellationToken) ?? throw new StudioException($"There is no production {id}.");
        var store = new LiveStore(_production.Database, _production.Id);
        var drafts = await _production.Drafts.ListAsync(cancellationToken);
        var latest = drafts.LastOrDefault();
        if (await store.HeadAsync(cancellationToken) is null)
            await store.BeginAsync(latest is null ? "" : LiveDraft.TextOf(_production, latest), latest?.Number, clock.GetUtcNow(), cancellationToken);
        _format = LiveDraft.FormatOf(latest);
        _document = await LiveDocument.OpenAsync(store, clock, Committed, cancellationToken);
        await CatchUpAsync(latest?.About.Author ?? "", cancellationToken);
        await HoldAsync();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_document is not null)
            await _document.DisposeAsync();
    }

    public async Task<DocumentOpening> OpenAsync(long known) =>
        known < 0 || known > _document.Version
            ? new DocumentOpening(_document.Version, _format, _document.Text, [])
            : Since(await _document.AfterAsync(known), known);

    public Task<SubmissionAnswer> SubmitAsync(Submission submission) => _document.SubmitAsync(submission);

    public Task<ImmutableArray<LiveEdit>> AfterAsync(long version) => _document.AfterAsync(version);

    public async Task<DocumentOpening> TextAsync(long version)
    {
        if (version < 0 || version == _document.Version)
            return new DocumentOpening(_document.Version, _format, _document.Text, []);
        if (version > _document.Version)
            throw new StudioException($"The document is at version {_document.Version}; there is no version {version} yet.");
        await using var store = new LiveStore(_production.Database, _production.Id);
        return new DocumentOpening(version, _format, (await store.TextAsync(version)).ToString(), []);
    }

    public async Task<NamedDraft> NameAsync(string name, Actor actor, long version = -1)
    {
        if (version > _document.Version)
            throw new StudioException($"The document is at version {_document.Version}; there is no version {version} yet.");
        var (newest, text) = (_document.Version, _document.Text);
        if (version < 0 || version == newest)
        {
            var named = await AddAsync(name, actor, newest, text);
            await ChangedAsync();
            return named;
        }

        await using var store = new LiveStore(_production.Database, _production.Id);
        var past = await AddAsync(name, actor, version, (await store.TextAsync(version)).ToString());
        // Notes hang on lines of the latest draft, so that it must be the text that is written on.
        var now = LiveDraft.TextOf(_production, await _production.Drafts.FindOrLatestAsync(null)) == text ? null : await AddAsync("", actor, newest, text);
        await ChangedAsync();
        return past with { Now = now?.Number };
    }

    public async Task<long> TakeDraftAsync(string person)
    {
        await CatchUpAsync(person, CancellationToken.None);
        await ChangedAsync();
        return _document.Version;
    }

    public async Task HoldAsync()
    {
        var locks = await _production.Locks.HoldingAsync();
        var latest = locks.IsEmpty ? null : (await _production.Drafts.ListAsync()).LastOrDefault();
        if (latest is null)
        {
            _document.Hold(null);
            return;
        }

        var draft = _production.Drafts.Read(latest);
        _document.Hold(text => [.. LiveScript.Held(LiveScript.Identify(DraftMatch.Between(draft, LiveScript.Read(text))), locks).Select(held => new HeldRange(held.From, held.To, held.Lock.ToString()))]);
    }

    public Task TellAsync(string what) => _observers.Notify(observer => observer.BesideAsync(what));

    public Task<long> SubscribeAsync(IDocumentObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(_document.Version);
    }

    public Task UnsubscribeAsync(IDocumentObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task MoveAsync(Guid client, ClientCursor? cursor)
    {
        if (cursor is null)
            _cursors.Remove(client);
        else
            _cursors[client] = cursor;
        ImmutableArray<ClientCursor> all = [.. _cursors.Values];
        return _observers.Notify(observer => observer.CursorsAsync(all));
    }

    private async Task<NamedDraft> AddAsync(string name, Actor actor, long version, string text)
    {
        var production = _production.As(actor);
        var latest = (await _production.Drafts.ListAsync()).LastOrDefault();
        var written = LiveDraft.Write(_production, latest, text);
        var hands = await LiveHands.OfAsync(_production, version, text);
        var added = await production.Drafts.AddAsync(written.Bytes, written.FileName, new DraftDescription(name, null, actor.Person), hands, CancellationToken.None);
        await using var store = new LiveStore(_production.Database, _production.Id);
        await store.SetDraftAsync(added.Number);
        await production.SignAsync();
        return new NamedDraft(added.Number, version, written.Losses);
    }

    // Another draft has other lines: what is locked is found again, and the pages are told.
    private async Task ChangedAsync()
    {
        await HoldAsync();
        await TellAsync("drafts");
    }

    private DocumentOpening Since(ImmutableArray<LiveEdit> edits, long known) => new(edits.IsEmpty ? known : edits[^1].Sequence, _format, null, edits);

    private void Committed(ImmutableArray<LiveEdit> edits) => _observers.Notify(observer => observer.EditsAsync(edits)).Ignore();

    // A draft that was added while the document was not looked at.
    private async Task CatchUpAsync(string person, CancellationToken cancel)
    {
        await using var store = new LiveStore(_production.Database, _production.Id);
        var latest = (await _production.Drafts.ListAsync(cancel)).LastOrDefault();
        if (latest is null || (await store.HeadAsync(cancel))?.Draft >= latest.Number)
            return;
        _format = LiveDraft.FormatOf(latest);
        var (version, text) = (_document.Version, _document.Text);
        var changes = LineChanges.Between(text, LiveDraft.TextOf(_production, latest));
        if (!changes.IsEmpty)
        {
            var edit = new LiveEdit(0, Guid.CreateVersion7(clock.GetUtcNow()), Guid.Empty, person, EditManner.Imported, null, changes, default);
            await _document.SubmitAsync(new Submission(version, [edit]), cancel);
        }

        await store.SetDraftAsync(latest.Number, cancel);
    }
}
