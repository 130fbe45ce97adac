using System.Collections.Immutable;
using System.Data.Common;
using Throughline.Ledger;

namespace Throughline.Studio.Shelf;

/// <summary>The productions that a studio can show. Each is opened once, when it is first asked for, and stays open.</summary>
public abstract class ProductionShelf : IAsyncDisposable
{
    private readonly Dictionary<string, Task<Production>> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Told of each production when it was opened.</summary>
    public Action<Production>? Opened { get; set; }

    /// <summary>Those that are open.</summary>
    public ImmutableArray<Production> OpenNow
    {
        get
        {
            lock (_lock)
                return [.. _open.Values.Where(opening => opening.IsCompletedSuccessfully).Select(opening => opening.Result)];
        }
    }

    /// <summary>Those that are known, the last opened first.</summary>
    public abstract Task<ImmutableArray<KnownProduction>> ListAsync(CancellationToken cancel = default);

    /// <summary>Makes a production.</summary>
    /// <param name="title">What it is to be called.</param>
    /// <param name="maker">Who makes it.</param>
    /// <param name="own">In a team, says whose it is in the same commit, given its id: without an owner it is never there. Null for nobody's.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>It, as its maker works in it.</returns>
    /// <exception cref="StudioException">It cannot be made.</exception>
    public async Task<Production> CreateAsync(string title, Actor maker, Func<DbTransaction, string, Task>? own, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(maker);
        var made = await MakeAsync(title, maker, own, cancel);
        Keep(made);
        return made.As(maker);
    }

    /// <summary>Makes one that is nobody's.</summary>
    public Task<Production> CreateAsync(string title, Actor maker, CancellationToken cancel = default) => CreateAsync(title, maker, null, cancel);

    /// <summary>The production with an id, open.</summary>
    /// <exception cref="StudioException">It is known but cannot be opened, such as when somebody else writes in it.</exception>
    /// <returns>Null when none is known by this id.</returns>
    public async Task<Production?> FindAsync(string id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Current(id, out var opening))
            return await opening.WaitAsync(cancel);
        if ((await ListAsync(cancel)).FirstOrDefault(known => known.Id == id) is not { } found)
            return null;
        lock (_lock)
        {
            if (!Current(id, out opening))
                _open[id] = opening = OpenKnownAsync(found);
        }

        return await opening.WaitAsync(cancel);
    }

    private async Task<Production> OpenKnownAsync(KnownProduction known)
    {
        var production = await OpenAsync(known, CancellationToken.None);
        Opened?.Invoke(production);
        return production;
    }

    // One that could not be opened is tried again.
    private bool Current(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task<Production>? opening)
    {
        lock (_lock)
            return _open.TryGetValue(id, out opening) && !opening.IsFaulted;
    }

    /// <summary>Told when an open production is called something else.</summary>
    public virtual void Renamed(Production production)
    {
    }

    /// <summary>Puts a production that is open already among those that can be found.</summary>
    protected void Keep(Production production)
    {
        ArgumentNullException.ThrowIfNull(production);
        lock (_lock)
            _open[production.Id] = Task.FromResult(production);
        Opened?.Invoke(production);
    }

    /// <summary>Opens one that is known.</summary>
    protected abstract Task<Production> OpenAsync(KnownProduction known, CancellationToken cancel);

    /// <summary>Makes one.</summary>
    protected abstract Task<Production> MakeAsync(string title, Actor maker, Func<DbTransaction, string, Task>? own, CancellationToken cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task<Production>[] open;
        lock (_lock)
        {
            open = [.. _open.Values];
            _open.Clear();
        }

        foreach (var production in open)
        {
            await production.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (production.IsCompletedSuccessfully)
                (await production).Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
