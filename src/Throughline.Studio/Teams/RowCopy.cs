using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Teams;

/// <summary>Copies every row of a production from one database to another: they have one model, whatever kind they are.</summary>
/// <param name="production">Its id.</param>
internal sealed class RowCopy(string production)
{
    private const int Together = 500;
    private static readonly MethodInfo Copy = typeof(RowCopy).GetMethod(nameof(CopyTableAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Copies them, what others refer to first.</summary>
    /// <param name="from">Read as it is at one moment, when it is in a transaction.</param>
    /// <param name="to">In a transaction, so that nothing is there until all is.</param>
    /// <param name="tables">The types of the rows that both have.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RunAsync(StudioContext from, StudioContext to, IEnumerable<IEntityType> tables, CancellationToken cancel)
    {
        foreach (var table in Ordered([.. tables]))
            await (Task)Copy.MakeGenericMethod(table.ClrType).Invoke(this, [from, to, cancel])!;
    }

    private async Task CopyTableAsync<T>(StudioContext from, StudioContext to, CancellationToken cancel)
        where T : class
    {
        var count = 0;
        await foreach (var row in from.Set<T>().AsNoTracking().Where(Mine<T>()).AsAsyncEnumerable().WithCancellation(cancel))
        {
            to.Add(row);
            if (++count % Together == 0)
                await SaveAsync(to, cancel);
        }

        await SaveAsync(to, cancel);
    }

    private static async Task SaveAsync(StudioContext to, CancellationToken cancel)
    {
        await to.SaveChangesAsync(cancel);
        to.ChangeTracker.Clear();
    }

    private Expression<Func<T, bool>> Mine<T>()
    {
        var row = Expression.Parameter(typeof(T));
        var id = Expression.Property(row, typeof(T) == typeof(ProductionRow) ? nameof(ProductionRow.Id) : nameof(DraftRow.ProductionId));
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(id, Expression.Constant(production)), row);
    }

    private static IEnumerable<IEntityType> Ordered(List<IEntityType> tables)
    {
        while (tables.Count > 0)
        {
            var free = tables.First(table => table.GetForeignKeys().All(key => key.PrincipalEntityType == table || tables.TrueForAll(left => left.ClrType != key.PrincipalEntityType.ClrType)));
            tables.Remove(free);
            yield return free;
        }
    }
}
