using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Storage;

/// <summary>A database that holds productions. Every kind keeps the same promises, which one set of tests holds them to.</summary>
public abstract class ProductionDatabase
{
    // Somebody gets through each time, and those of one server come in turn; this many in a row who were first are no accident.
    private const int Tries = 32;

    private readonly WritingTurns _turns = new();

    /// <summary>Whether it is a server that is reached over a network, and not a file.</summary>
    internal virtual bool IsServer => false;

    /// <summary>A unit of work on it.</summary>
    internal abstract StudioContext Open();

    /// <summary>
    /// Does a unit of work and commits it, unless something was put on record since it began: then it is done anew with what is
    /// there now. Numbers are unique, so that nothing else keeps several servers apart, and none that is lost keeps the others waiting.
    /// </summary>
    /// <param name="production">The production that it is for.</param>
    /// <param name="work">Reads, and adds to the unit of work; it may be done several times.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">Others were always first.</exception>
    internal async Task<T> CommitAsync<T>(string production, Func<StudioContext, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await RetryAsync(production, async () =>
            {
                await using var context = Open();
                context.Head = await RecordHead.ReadAsync(context, production, cancel);
                var result = await work(context);
                await context.SaveChangesAsync(cancel);
                return result;
            }, cancel);
        }
        catch (Exception failure) when (StorageConflict.IsIn(failure))
        {
            throw new StudioException("Others wrote to this production at the same moment, again and again. Nothing was changed; try once more.", failure);
        }
    }

    /// <summary>Does something that commits, and does it anew as long as somebody else was first.</summary>
    /// <param name="production">The production that it is for.</param>
    /// <param name="commit">Reads what is there now, and commits; it may be done several times.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<T> RetryAsync<T>(string production, Func<Task<T>> commit, CancellationToken cancel)
    {
        var turn = _turns.AreTaken(production) ? await _turns.TakeAsync(production, cancel) : null;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await commit();
                }
                catch (Exception failure) when (attempt < Tries && StorageConflict.IsIn(failure))
                {
                    // Somebody else was first; what they did is read now.
                    turn ??= await _turns.TakeAsync(production, cancel);
                }
            }
        }
        finally
        {
            turn?.Dispose();
        }
    }

    /// <summary>The same, with nothing to say afterwards.</summary>
    internal Task CommitAsync(string production, Func<StudioContext, Task> work, CancellationToken cancel) =>
        CommitAsync(production, async context =>
        {
            await work(context);
            return true;
        }, cancel);

    /// <summary>In which form it is. Nothing is changed.</summary>
    /// <exception cref="StudioException">It cannot be read, or was made by a newer program.</exception>
    public async Task<DatabaseForm> FormAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var context = Open();
            // One that cannot be opened would pass for one that holds nothing.
            await context.Database.OpenConnectionAsync(cancel);
            return FormOf(context, [.. await context.Database.GetAppliedMigrationsAsync(cancel)]);
        }
        catch (DbException failure)
        {
            throw Unusable(failure);
        }
    }

    /// <summary>Brings it to the form that this program uses, a copy of what is there made first.</summary>
    /// <exception cref="StudioException">It was made by a newer program, or is no database of productions.</exception>
    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var alone = await AloneAsync(cancel);
            await using var context = Open();
            var form = FormOf(context, [.. await context.Database.GetAppliedMigrationsAsync(cancel)]);
            if (form == DatabaseForm.Current)
                return;
            if (form == DatabaseForm.Older)
                await BackUpBeforeMigrationAsync(cancel);
            await context.Database.MigrateAsync(cancel);
        }
        catch (DbException failure)
        {
            throw Unusable(failure);
        }
    }

    private DatabaseForm FormOf(StudioContext context, IReadOnlyCollection<string> applied)
    {
        var known = context.Database.GetMigrations().ToList();
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new StudioException($"{Name}: was written by a newer Throughline (its form is {newer}). Update this program; nothing was changed.");
        return applied.Count == 0 ? DatabaseForm.Empty : applied.Count < known.Count ? DatabaseForm.Older : DatabaseForm.Current;
    }

    /// <summary>Keeps every other server from bringing it forward, for as long as what is returned is not disposed.</summary>
    protected virtual Task<IAsyncDisposable?> AloneAsync(CancellationToken cancel) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>The index of the texts of a production.</summary>
    internal abstract SearchIndex SearchIndex(string production);

    /// <summary>What people call it in messages.</summary>
    protected abstract string Name { get; }

    /// <summary>
    /// Takes what was deleted and overwritten out of the files of the database, and an erased text out of the copies that
    /// <see cref="BackUpBeforeMigrationAsync"/> made.
    /// </summary>
    /// <param name="production">Whose text it is.</param>
    /// <param name="text">The text that was erased.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False when somebody has the database open, so that traces may be left until they are done.</returns>
    internal abstract Task<bool> ScrubAsync(string production, Guid text, CancellationToken cancel = default);

    /// <summary>Keeps a copy of what is there before it is changed into a newer form.</summary>
    protected abstract Task BackUpBeforeMigrationAsync(CancellationToken cancel);

    /// <summary>Says what is wrong with a database that cannot be used.</summary>
    internal virtual StudioException Unusable(DbException failure) =>
        new($"{Name}: cannot be used as the database of a production: {failure.Message} Nothing was changed; if you have a backup, open that.", failure);
}
