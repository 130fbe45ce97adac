using Throughline.Studio;
using Throughline.Studio.Jobs;
using Throughline.Studio.Shelf;

namespace Throughline.Web.Jobs;

/// <summary>Takes up what was left undone, when a production is opened.</summary>
internal sealed class JobResumption(ProductionShelf shelf, IGrainFactory grains, ILogger<JobResumption> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        shelf.Opened += Resume;
        foreach (var production in shelf.OpenNow)
            Resume(production);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        shelf.Opened -= Resume;
        return Task.CompletedTask;
    }

    private void Resume(Production production) => _ = ResumeAsync(production);

    private async Task ResumeAsync(Production production)
    {
        try
        {
            foreach (var job in await production.Jobs.UnfinishedAsync())
                await grains.GetGrain<IJobGrain>($"{production.Id}/{job}").ResumeAsync();
        }
        catch (Exception failure) when (failure is StudioException or Orleans.Runtime.OrleansException or TimeoutException or System.Data.Common.DbException)
        {
            Live.LiveLog.Undone(logger, failure, production.Id);
        }
    }
}
