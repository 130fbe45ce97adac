using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Proposals;

/// <summary>A lock with what people call it by.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Lock">What is locked, by whom and why.</param>
/// <param name="Made">When.</param>
/// <param name="Lifted">When it was lifted; null while it holds.</param>
/// <param name="LiftedBy">Who lifted it; null while it holds.</param>
public sealed record KeptLock(int Number, ScriptLock Lock, DateTimeOffset Made, DateTimeOffset? Lifted, string? LiftedBy);

/// <summary>What people have put out of reach of proposals. A lock on a line or a scene goes with it from draft to draft.</summary>
public sealed class LockStore
{
    private readonly Production _production;

    internal LockStore(Production production) => _production = production;

    /// <summary>Locks a line, a scene or what a character says, in the name of whoever works.</summary>
    /// <param name="kind">What.</param>
    /// <param name="line">The line, or the heading of the scene; <c>default</c> for a character.</param>
    /// <param name="name">The character; null for a line or a scene.</param>
    /// <param name="reason">Why, in a few words; may be empty.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="StudioException">It is locked already.</exception>
    public async Task<int> AddAsync(LockKind kind, LineId line, string? name, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (kind == LockKind.Character == string.IsNullOrWhiteSpace(name) || kind == LockKind.Character == line.IsKnown)
            throw new ArgumentException("A character has a name; a line or a scene has an identity.", nameof(kind));
        return await _production.CommitAsync(async context =>
        {
            var rows = await context.ScriptLocks.AsNoTracking().Where(row => row.ProductionId == _production.Id).ToListAsync(cancel);
            var word = LedgerEntryJson.NameOf(kind);
            if (rows.FirstOrDefault(row => row.Lifted is null && row.Kind == word && row.Line == line.Value && CharacterIndex.Fold(row.Name ?? "") == CharacterIndex.Fold(name ?? "")) is { } same)
                throw new StudioException($"That is locked already, by {same.Person} (lock {same.Number}).");
            var number = rows.Count == 0 ? 1 : rows.Max(row => row.Number) + 1;
            var locked = Event("locked", number, kind, line, name);
            context.ScriptLocks.Add(new ScriptLockRow { ProductionId = _production.Id, Number = number, Kind = word, Line = line.Value, Name = name, Person = locked.Actor.Person, Made = locked.Time, Reason = reason.Trim() });
            await _production.Ledger.StageAsync(context, [locked], cancel);
            return number;
        }, cancel);
    }

    /// <summary>Lifts a lock; anybody who may write can, and the record says who did.</summary>
    /// <exception cref="StudioException">There is none of this number, or it was lifted.</exception>
    public async Task LiftAsync(int number, CancellationToken cancel = default)
    {
        await _production.CommitAsync(async context =>
        {
            var row = await context.ScriptLocks.FindAsync([_production.Id, number], cancel)
                ?? throw new StudioException($"There is no lock {number}. See them with: throughline proposal locks");
            if (row.Lifted is not null)
                throw new StudioException($"Lock {number} was lifted by {row.LiftedBy} before.");
            var lifted = Event("unlocked", number, KindOf(row), new LineId(row.Line), row.Name);
            (row.Lifted, row.LiftedBy) = (lifted.Time, lifted.Actor.Person);
            await _production.Ledger.StageAsync(context, [lifted], cancel);
        }, cancel);
    }

    /// <summary>All of them, by number, those that were lifted too.</summary>
    public async Task<ImmutableArray<KeptLock>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.ScriptLocks.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(row => new KeptLock(row.Number, new ScriptLock(KindOf(row), new LineId(row.Line), row.Name, row.Person, row.Reason), row.Made, row.Lifted, row.LiftedBy))];
    }

    /// <summary>Those that hold.</summary>
    public async Task<ImmutableArray<ScriptLock>> HoldingAsync(CancellationToken cancel = default) =>
        [.. (await ListAsync(cancel)).Where(it => it.Lifted is null).Select(it => it.Lock)];

    private LedgerEvent Event(string action, int number, LockKind kind, LineId line, string? name)
    {
        var it = _production.Event(EventKind.Locked, ("lock", number.ToString(CultureInfo.InvariantCulture)), ("action", action), ("locks", LedgerEntryJson.NameOf(kind)));
        return it with { Target = new Target("script") { Line = line.IsKnown ? line.Value : null }, Details = name is null ? it.Details : it.Details.SetItem("name", name) };
    }

    private static LockKind KindOf(ScriptLockRow row) => LedgerEntryJson.TryParse<LockKind>(row.Kind, out var kind) ? kind : LockKind.Line;
}
