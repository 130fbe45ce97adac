using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Proposals;

/// <summary>A text that proposals are compared with.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">What people call it: the name of its file.</param>
/// <param name="Content">Its file in the content store.</param>
/// <param name="Person">Who supplied it.</param>
public sealed record ComparisonText(int Number, string Name, Digest Content, string Person);

/// <summary>The texts that people supplied to have proposals compared with: earlier scripts, a novel, what somebody fears to be copied.</summary>
public sealed class ComparisonStore
{
    private readonly Production _production;

    internal ComparisonStore(Production production) => _production = production;

    /// <summary>Keeps a text.</summary>
    /// <param name="bytes">Its file, kept as it is.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its number.</returns>
    public async Task<int> AddAsync(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var hash = _production.Content.Put(bytes.Span);
        return await _production.CommitAsync(async context =>
        {
            var number = 1 + (await context.ComparisonTexts.Where(row => row.ProductionId == _production.Id).MaxAsync(row => (int?)row.Number, cancel) ?? 0);
            var added = Event("added", number, hash);
            context.ComparisonTexts.Add(new ComparisonTextRow { ProductionId = _production.Id, Number = number, Name = name, Content = hash.ToString(), Person = added.Actor.Person, Added = added.Time });
            await _production.Ledger.StageAsync(context, [added], cancel);
            return number;
        }, cancel);
    }

    /// <summary>Compares with a text no longer.</summary>
    /// <exception cref="StudioException">There is none of this number.</exception>
    public async Task RemoveAsync(int number, CancellationToken cancel = default)
    {
        await _production.CommitAsync(async context =>
        {
            var row = await context.ComparisonTexts.FindAsync([_production.Id, number], cancel);
            if (row is null || row.Removed is not null)
                throw new StudioException($"There is no text {number}. See them with: throughline proposal text list");
            var removed = Event("removed", number, Digest.Parse(row.Content));
            row.Removed = removed.Time;
            await _production.Ledger.StageAsync(context, [removed], cancel);
        }, cancel);
    }

    /// <summary>Those that proposals are compared with, by number.</summary>
    public async Task<ImmutableArray<ComparisonText>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.ComparisonTexts.AsNoTracking().Where(row => row.ProductionId == _production.Id && row.Removed == null).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(row => new ComparisonText(row.Number, row.Name, Digest.Parse(row.Content), row.Person))];
    }

    // Of material that others may have made, but that nothing of came into the script.
    private LedgerEvent Event(string action, int number, Digest hash) =>
        _production.Event(EventKind.Imported, ("compared-with", number.ToString(CultureInfo.InvariantCulture)), ("action", action), ("sha256", hash.ToString()));
}
