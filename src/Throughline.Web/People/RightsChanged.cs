using System.Data.Common;

namespace Throughline.Web.People;

/// <summary>What follows when rights changed: this server's sockets are looked at now, and the record is brought up to date. The other servers notice by themselves.</summary>
internal sealed class RightsChanged(OpenSockets sockets, RecordCarrier carrier, ILogger<RightsChanged> logger)
{
    /// <summary>Sees to both; the change itself is committed, so that neither can fail it.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        try
        {
            await sockets.LookAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException)
        {
            PeopleLog.NotWatched(logger, failure);
        }

        await carrier.CarryAsync(cancel);
    }
}
