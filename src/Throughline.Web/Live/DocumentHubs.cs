using System.Collections.Concurrent;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>The documents that this server has sockets on.</summary>
internal sealed class DocumentHubs(IGrainFactory grains, TimeProvider clock, ILogger<DocumentHubs> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Lazy<Task<(DocumentHub Hub, IDocumentObserver Reference)>>> _hubs = new(StringComparer.Ordinal);

    /// <summary>Told of documents that have a new version, by their production.</summary>
    public System.Action<string>? Changed { get; set; }

    /// <summary>The hub of a document, listening.</summary>
    public async Task<DocumentHub> GetAsync(string production)
    {
        var entry = _hubs.GetOrAdd(production, key => new(() => OpenAsync(key)));
        try
        {
            return (await entry.Value).Hub;
        }
        catch
        {
            _hubs.TryRemove(new(production, entry));
            throw;
        }
    }

    /// <summary>The hub of a document if this server has one.</summary>
    public DocumentHub? Find(string production) => _hubs.TryGetValue(production, out var entry) && entry.Value is { IsCompletedSuccessfully: true } opened ? opened.Result.Hub : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // At once: one whose server was just lost does not keep the others waiting.
                await Task.WhenAll(_hubs.Where(hub => hub.Value.Value.IsCompletedSuccessfully).Select(hub => RenewAsync(hub.Key, hub.Value)));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task RenewAsync(string production, Lazy<Task<(DocumentHub Hub, IDocumentObserver Reference)>> entry)
    {
        var (hub, _) = await entry.Value;
        try
        {
            await hub.RenewAsync();
        }
        catch (Exception failure) when (failure is Orleans.Runtime.OrleansException or TimeoutException or Throughline.Studio.StudioException)
        {
            LiveLog.Silent(logger, failure, production);
        }
    }

    private async Task<(DocumentHub Hub, IDocumentObserver Reference)> OpenAsync(string production)
    {
        var hub = new DocumentHub(grains.GetGrain<IDocumentGrain>(production), () => Changed?.Invoke(production), logger);
        var reference = grains.CreateObjectReference<IDocumentObserver>(hub);
        await hub.ListenAsync(reference);
        return (hub, reference);
    }
}
