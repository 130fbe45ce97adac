using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Notes;
using Throughline.Screenplays;
using Throughline.Studio.Places;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;

namespace Throughline.Studio;

/// <summary>A production that is open, as one person works in it.</summary>
public sealed class Production : IDisposable
{
    /// <summary>The most letters of a title.</summary>
    public const int LongestTitle = 200;

    private readonly ProductionPlace _place;
    private readonly Actor _actor;
    private readonly bool _isOwner;

    internal Production(ProductionPlace place, ProductionRow row)
        : this(place, row.Id, new Actor(place.Edge.Person, place.Edge.Role), isOwner: true) =>
        place.Title = row.Title;

    private Production(ProductionPlace place, string id, Actor actor, bool isOwner)
    {
        (_place, Id, _actor, _isOwner) = (place, id, actor, isOwner);
        Ledger = new LedgerStore(place.Database, id);
    }

    /// <summary>Its id, which stays with it through copies and moves.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Title => _place.Title;

    /// <summary>Where it lies, in words for a person: a folder, or a database that a team shares.</summary>
    public string Location => _place.Name;

    /// <summary>The folder that it lies in, or null when it is in a team's database.</summary>
    public ProductionFolder? Folder => _place.Folder;

    /// <summary>Who is working.</summary>
    public string Person => _actor.Person;

    /// <summary>Its record.</summary>
    public LedgerStore Ledger { get; }

    /// <summary>Its drafts.</summary>
    public Drafts.DraftStore Drafts => new(this);

    /// <summary>Its cuts.</summary>
    public Cuts.CutStore Cuts => new(this);

    /// <summary>Movies of its cuts.</summary>
    public Cuts.CutMovieStore CutMovies => new(this);

    /// <summary>What hangs on lines of its drafts.</summary>
    public Notes.NoteStore Notes => new(this);

    /// <summary>Work on it that goes on by itself.</summary>
    public Jobs.JobStore Jobs => new(this);

    /// <summary>The past of its live document.</summary>
    public Live.LiveHistory Live => new(this);

    /// <summary>What is suggested for lines of its latest draft, and what was decided.</summary>
    public Proposals.ProposalStore Proposals => new(this);

    /// <summary>Which of them whoever works wants to see.</summary>
    public Proposals.ProposalViews ProposalViews => new(this);

    /// <summary>What proposals must leave alone.</summary>
    public Proposals.LockStore Locks => new(this);

    /// <summary>The texts that proposals are compared with.</summary>
    public Proposals.ComparisonStore Comparisons => new(this);

    /// <summary>What it keeps of its story besides the drafts.</summary>
    public Stories.StoryStore Story => new(this);

    /// <summary>Its strip board.</summary>
    public Schedules.ScheduleStore Schedule => new(Story);

    /// <summary>Its effects shots, turnovers, deliveries and bids.</summary>
    public Effects.EffectsStore Effects => new(Database, Id, Content, Ledger, kind => Event(kind));

    /// <summary>How far the work on its effects shots is.</summary>
    public Effects.ShotProgressStore ShotProgress => new(this);

    /// <summary>Finds words in it.</summary>
    public Search.SearchStore Search => new(this);

    /// <summary>For whom private texts can be sealed.</summary>
    public Texts.ReaderStore Readers => new(this);

    /// <summary>The files of its drafts.</summary>
    public ContentStore Content => _place.Content;

    /// <summary>What models were asked and answered.</summary>
    public ExchangeStore Exchanges => _place.Exchanges;

    internal ProductionDatabase Database => _place.Database;

    /// <summary>Makes a production in a folder that is empty or not there yet.</summary>
    /// <exception cref="StudioException">The folder holds something, or cannot be written.</exception>
    public static Task<Production> CreateAsync(string path, string title, StudioEdge edge, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(edge);
        return FolderPlace.CreateAsync(path, edge, place => MakeAsync(_ => place, title, new Actor(edge.Person, edge.Role), edge, cancel), cancel);
    }

    /// <summary>Opens a production to read it; others may be writing.</summary>
    /// <exception cref="StudioException">There is none, or it cannot be used.</exception>
    public static Task<Production> OpenAsync(string path, StudioEdge edge, CancellationToken cancel = default) => OpenAsync(path, edge, write: false, cancel);

    /// <summary>Opens a production to write in it; nobody else may be writing.</summary>
    /// <exception cref="StudioException">There is none, it cannot be used, or somebody else writes.</exception>
    public static Task<Production> OpenToWriteAsync(string path, StudioEdge edge, CancellationToken cancel = default) => OpenAsync(path, edge, write: true, cancel);

    /// <summary>The same production as somebody else works in it: what they write is theirs. It is open for as long as this one is, and need not be disposed.</summary>
    /// <param name="actor">Who, and what they are working as.</param>
    public Production As(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor == _actor ? this : new Production(_place, Id, actor, isOwner: false);
    }

    /// <summary>Calls it something else, and puts that on record.</summary>
    /// <returns>False when it is called that already.</returns>
    /// <exception cref="StudioException">That is no title.</exception>
    public async Task<bool> RenameAsync(string title, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        var name = title.Trim();
        if (name.Length is 0 or > LongestTitle || name.Any(char.IsControl))
            throw new StudioException($"A production needs a title of at most {LongestTitle} letters.");
        var isOther = await CommitAsync(async context =>
        {
            var row = await context.Productions.FirstAsync(row => row.Id == Id, cancel);
            if (row.Title == name)
                return false;
            await Ledger.StageAsync(context, [Event(EventKind.Renamed, ("from", row.Title), ("to", name))], cancel);
            row.Title = name;
            return true;
        }, cancel);
        _place.Title = name;
        return isOther;
    }

    /// <summary>What it is called now, also when that was changed by another server of the team.</summary>
    public async Task<string> ReadTitleAsync(CancellationToken cancel = default)
    {
        if (Database.IsServer)
        {
            await using var context = Database.Open();
            _place.Title = await context.Productions.Where(row => row.Id == Id).Select(row => row.Title).FirstAsync(cancel);
        }

        return Title;
    }

    /// <summary>An event of this production, by the person who works, now.</summary>
    public LedgerEvent Event(EventKind kind, params ReadOnlySpan<(string Name, string Value)> details) => EventOf(_actor, kind, details);

    /// <summary>Signs the head of the record and writes it out as files. On a machine that has no key of this production, a new one joins the log first.</summary>
    /// <returns>The checkpoint.</returns>
    public Task<SignedNote> SignAsync(CancellationToken cancel = default) => new RecordSigning(_place, Ledger, (actor, kind, detail) => EventOf(actor, kind, detail)).SignAsync(cancel);

    /// <summary>Keeps what a witness added to a checkpoint of this log.</summary>
    /// <exception cref="StudioException">It is no checkpoint of this log as it is.</exception>
    public Task WitnessAsync(SignedNote cosigned, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(cosigned);
        return Ledger.WitnessAsync(cosigned, cancel);
    }

    /// <summary>Copies the production as it is at this moment into a folder, while others may be writing in it.</summary>
    /// <param name="target">A folder that is empty or not there yet.</param>
    /// <param name="cancel">Stops the copying.</param>
    /// <exception cref="StudioException">There is something in the folder, or the disk refuses; nothing is left half-copied.</exception>
    public Task BackUpAsync(string target, CancellationToken cancel = default) => _place.BackUpAsync(Id, target, cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isOwner)
            _place.Dispose();
    }

    /// <summary>Makes a production in a place: its row, the first entry of its record, its first key.</summary>
    internal static async Task<Production> MakeAsync(Func<string, ProductionPlace> placeOf, string title, Actor maker, StudioEdge edge, CancellationToken cancel, Func<DbTransaction, string, Task>? own = null)
    {
        var now = edge.Clock.GetUtcNow();
        var row = new ProductionRow { Id = Guid.CreateVersion7(now).ToString("N"), Title = title, Made = now, NextLine = 1 };
        var place = placeOf(row.Id);
        var production = new Production(place, row);
        using var key = edge.Keys.Create(production.Ledger.Origin, NoteSignatureKind.Note);
        await using (var context = place.Database.Open())
        {
            await using var commit = await context.Database.BeginTransactionAsync(cancel);
            context.Productions.Add(row);
            await production.Ledger.StageAsync(context, [production.EventOf(maker, EventKind.ProductionMade, ("key", key.Public.ToString()))], cancel);
            await context.SaveChangesAsync(cancel);
            if (own is not null)
                await own(commit.GetDbTransaction(), row.Id);
            await commit.CommitAsync(cancel);
        }

        await production.SignAsync(cancel);
        return production;
    }

    /// <summary>A unit of work on its database (<see cref="ProductionDatabase.CommitAsync"/>).</summary>
    internal Task<T> CommitAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancel) => Database.CommitAsync(Id, work, cancel);

    /// <summary>The same, with nothing to say afterwards.</summary>
    internal Task CommitAsync(Func<StudioContext, Task> work, CancellationToken cancel) => Database.CommitAsync(Id, work, cancel);

    /// <summary>Whoever works, as a reader of private texts; made known to the production when they are not yet.</summary>
    internal async Task<Texts.Reader> SelfAsync(CancellationToken cancel)
    {
        using var key = _place.Person();
        var self = new Texts.Reader(Person, key.PublicKey);
        await Readers.AddAsync(self, cancel);
        return self;
    }

    internal Reading? Recover(ReadOnlyMemory<byte> bytes, string fileName) => _place.Edge.Recover(bytes, fileName);

    /// <summary>The key that opens private texts for whoever works, or null when they have none.</summary>
    internal PersonKey? FindPerson() => _place.FindPerson();

    private static async Task<Production> OpenAsync(string path, StudioEdge edge, bool write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(edge);
        var (place, row) = await FolderPlace.OpenAsync(path, edge, write, cancel);
        return new Production(place, row);
    }

    private LedgerEvent EventOf(Actor actor, EventKind kind, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details)
            texts[name] = value;
        var now = _place.Edge.Clock.GetUtcNow();
        return new LedgerEvent { Id = Guid.CreateVersion7(now), Time = now, Production = Id, Actor = actor, Kind = kind, Details = texts.ToImmutable() };
    }
}
