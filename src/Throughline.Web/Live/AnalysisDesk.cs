using System.Collections.Concurrent;
using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Web.Strings;

namespace Throughline.Web.Live;

/// <summary>Works out what the page shows beside the text: away from the grain, one document at a time, and only while somebody asks.</summary>
internal sealed class AnalysisDesk : IDisposable
{
    private static readonly TimeSpan Interest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    // Of one document. A page asks for the version that it knows, which is seldom the newest while others write.
    private const int MostKept = 4;

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

    /// <summary>The analysis of a version, or of the nearest later one that is kept, as JSON.</summary>
    /// <param name="production">Whose document.</param>
    /// <param name="version">The version; negative for the newest.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">There is no such version yet.</exception>
    public async Task<byte[]> OfAsync(Production production, long version, CancellationToken cancel)
    {
        var sheet = _sheets.GetOrAdd(production.Id, _ => new Sheet(production));
        sheet.Asked = _clock.GetUtcNow();
        // What is revised is so beside the latest draft.
        var latest = (await production.Drafts.ListAsync(cancel)).LastOrDefault();
        var page = await ProductionPage.ReadAsync(production, cancel);
        if (latest?.Number != sheet.Latest?.Number || page != sheet.Page)
            (sheet.Latest, sheet.Page, sheet.Ready, sheet.Reading) = (latest, page, [], null);
        if (version >= 0 && sheet.Ready.FirstOrDefault(one => one.Version >= version).Json is { } ready)
            return ready;
        var newest = await WorkAsync(sheet, cancel);
        return version <= sheet.Ready[^1].Version ? newest : throw new StudioException(AnswerWords.Of("VersionNotYet", version));
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
            _hubs.Find(sheet.Production.Id)?.Tell(LiveJson.Analysis(sheet.Ready[^1].Version));
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
            if (sheet.Ready is [.., var (at, ready)] && at >= now.Version)
                return ready;
            return await Task.Run(() =>
            {
                if (sheet.Latest is { } latest && latest.Number != sheet.Draft?.Number)
                    (sheet.Draft, sheet.Script, sheet.DraftText) = (latest, sheet.Production.Drafts.Read(latest), LiveDraft.TextOf(sheet.Production, latest));
                var reading = sheet.Reading?.Next(now.Version, now.Text!) ?? LiveReading.Of(now.Version, now.Text!, script => sheet.Page.Of(script, sheet.Script));
                var json = AnalysisJson.Write(reading, sheet.DraftText);
                sheet.Reading = reading;
                sheet.Ready = [.. sheet.Ready.TakeLast(MostKept - 1), (reading.Version, json)];
                return json;
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

        /// <summary>The latest draft that is known of.</summary>
        public Draft? Latest { get; set; }

        /// <summary>How the pages are made.</summary>
        public ProductionPage Page { get; set; } = new(null, null);

        /// <summary>The draft that is read, and its script.</summary>
        public Draft? Draft { get; set; }

        public Screenplay? Script { get; set; }

        public string? DraftText { get; set; }

        public LiveReading? Reading { get; set; }

        /// <summary>The last analyses, the oldest first.</summary>
        public ImmutableArray<(long Version, byte[] Json)> Ready { get; set; } = [];
    }
}
