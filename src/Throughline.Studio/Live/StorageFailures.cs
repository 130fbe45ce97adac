using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Live;

/// <summary>What a database refuses a grain leaves it as a sentence: the driver's own failures are not known to other servers, nor to whoever asked.</summary>
public sealed class StorageFailures : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            throw new StudioException("The database does not answer just now. Nothing was changed; try again in a moment.", failure);
        }
    }
}
