using Throughline.Studio;
using Throughline.Studio.Jobs;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Web.Jobs;

/// <summary>Wakes the jobs that are not over. One that runs on another server does not mind; one whose server was lost is begun again here or there.</summary>
internal sealed class TeamJobs(PostgresDatabase database, IGrainFactory grains, TimeProvider clock, ILogger<TeamJobs> logger) : BackgroundService
{
    private static readonly TimeSpan Rounds = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rounds, clock);
        try
        {
            do
                await WakeAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task WakeAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var (production, job) in await database.UnfinishedJobsAsync(cancel))
                await grains.GetGrain<IJobGrain>($"{production}/{job}").ResumeAsync().WaitAsync(cancel);
        }
        catch (Exception failure) when (failure is StudioException or Orleans.Runtime.OrleansException or TimeoutException or System.Data.Common.DbException)
        {
            Live.LiveLog.Undone(logger, failure, "");
        }
    }
}
