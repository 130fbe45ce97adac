using Microsoft.EntityFrameworkCore;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Places;

/// <summary>Exchanges as rows of the team's database.</summary>
internal sealed class DatabaseExchanges(PostgresDatabase database, string production) : ExchangeStore
{
    /// <inheritdoc/>
    public override async Task KeepAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        await using var context = database.OpenTeam();
        if (await context.Exchanges.FirstOrDefaultAsync(row => row.ProductionId == production && row.Name == name, cancel) is { } there)
            there.Bytes = content.ToArray();
        else
            context.Exchanges.Add(new ExchangeRow { ProductionId = production, Name = name, Bytes = content.ToArray() });
        await context.SaveChangesAsync(cancel);
    }

    /// <inheritdoc/>
    public override async Task<byte[]?> FindAsync(string name, CancellationToken cancel = default)
    {
        await using var context = database.OpenTeam();
        return (await context.Exchanges.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == production && row.Name == name, cancel))?.Bytes;
    }
}
