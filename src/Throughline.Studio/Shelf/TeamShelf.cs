using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Places;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Shelf;

/// <summary>The productions of a team, in the database that its servers share.</summary>
/// <param name="database">The database, brought to the form of this program.</param>
/// <param name="edge">The world of this server.</param>
public sealed class TeamShelf(PostgresDatabase database, StudioEdge edge) : ProductionShelf
{
    /// <inheritdoc/>
    public override async Task<ImmutableArray<KnownProduction>> ListAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var context = database.Open();
            var rows = await context.Productions.AsNoTracking().OrderByDescending(row => row.Made).ToListAsync(cancel);
            return [.. rows.Select(row => new KnownProduction(row.Id, row.Title, "", row.Made))];
        }
        catch (DbException failure)
        {
            throw database.Unusable(failure);
        }
    }

    /// <inheritdoc/>
    protected override async Task<Production> OpenAsync(KnownProduction known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(known);
        await using var context = database.Open();
        var row = await context.Productions.AsNoTracking().SingleAsync(it => it.Id == known.Id, cancel);
        return new Production(new TeamPlace(database, known.Id, edge), row);
    }

    /// <inheritdoc/>
    protected override Task<Production> MakeAsync(string title, Actor maker, Func<DbTransaction, string, Task>? own, CancellationToken cancel) =>
        Production.MakeAsync(id => new TeamPlace(database, id, edge), title, maker, edge, cancel, own);
}
