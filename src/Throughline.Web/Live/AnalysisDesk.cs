using System.Collections.Concurrent;
using Throughline.Studio;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>Works out what the page shows beside the text: away from the grain, one document at a time, and only while somebody asks.</summary>
internal sealed class AnalysisDesk : IDisposable
{
    private static readonly TimeSpan Interest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Sheet> _sheets = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _desk = new(1);
    private readonly IGrainFactory _grains;
    private readonly DocumentHubs _hubs;
    private readonly TimeProvider _clock;

    public AnalysisDesk(IGrainFactory grains, DocumentHubs hubs, TimeProvider clock)
    {
        (_grains, _hubs, _clock) = (grains, hubs, clock);
        hubs.Changed += Changed;
    }

    /// <summary>The analysis of the newest version, as JSON.</summary>
    public async Task<byte[]> OfAsync(Production production, CancellationToken cancel)
    {
        var sheet = _sheets.GetOrAdd(production.Id, _ => new Sheet(production));
        sheet.Asked = _clock.GetUtcNow();
        return await WorkAsync(sheet, cancel);
    }

    /// <summary>Says that a document has a new version; those who asked lately are told when its analysis is ready.</summary>
    public void Changed(string production)
    {
        if (_sheets.TryGetValue(production, out var sheet) && _clock.GetUtcNow() - sheet.Asked < Interest && Interlocked.Exchange(ref sheet.Waiting, 1) == 0)
            _ = LaterAsync(sheet);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hubs.Changed -= Changed;
        _desk.Dispose();
    }

    private async Task LaterAsync(Sheet sheet)
    {
        await Task.Delay(Rest, _clock);
        Volatile.Write(ref sheet.Waiting, 0);
        try
        {
            await WorkAsync(sheet, CancellationToken.None);
            _hubs.Find(sheet.Production.Id)?.Tell(LiveJson.Analysis(sheet.Reading!.Version));
        }
        catch (Exception failure) when (failure is StudioException or Orleans.Runtime.OrleansException or TimeoutException or ObjectDisposedException)
        {
            // It is asked for again at the next change.
        }
    }

    private async Task<byte[]> WorkAsync(Sheet sheet, CancellationToken cancel)
    {
        var now = await _grains.GetGrain<IDocumentGrain>(sheet.Production.Id).TextAsync(-1);
        await _desk.WaitAsync(cancel);
        try
        {
            if (sheet.Json is { } ready && sheet.Reading!.Version >= now.Version)
                return ready;
            return await Task.Run(async () =>
            {
                if ((await sheet.Production.Drafts.ListAsync(CancellationToken.None)).LastOrDefault() is { } latest && latest.Number != sheet.Draft)
                    (sheet.Draft, sheet.DraftText) = (latest.Number, LiveDraft.TextOf(sheet.Production, latest));
                sheet.Reading = sheet.Reading?.Next(now.Version, now.Text!) ?? LiveReading.Of(now.Version, now.Text!);
                return sheet.Json = AnalysisJson.Write(sheet.Reading, sheet.DraftText);
            }, cancel);
        }
        finally
        {
            _desk.Release();
        }
    }

    private sealed class Sheet(Production production)
    {
        public int Waiting;

        public Production Production { get; } = production;

        public DateTimeOffset Asked { get; set; }

        public int Draft { get; set; }

        public string? DraftText { get; set; }

        public LiveReading? Reading { get; set; }

        public byte[]? Json { get; set; }
    }
}
