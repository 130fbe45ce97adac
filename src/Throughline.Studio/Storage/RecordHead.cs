using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;

namespace Throughline.Studio.Storage;

/// <summary>The end of a record.</summary>
/// <param name="Next">The index of the next entry.</param>
/// <param name="Leaf">The hash of the last entry; none before the first.</param>
internal readonly record struct RecordHead(long Next, Digest Leaf)
{
    /// <summary>Where it stands in the database.</summary>
    public static async Task<RecordHead> ReadAsync(StudioContext context, string production, CancellationToken cancel)
    {
        var last = await context.Entries.AsNoTracking().Where(row => row.ProductionId == production)
            .OrderByDescending(row => row.Index).Select(row => new { row.Index, row.Leaf }).FirstOrDefaultAsync(cancel);
        return last is null ? default : new RecordHead(last.Index + 1, new Digest(last.Leaf));
    }
}
