using System.Collections.Concurrent;
using Throughline.Screenplays.Fountain;
using Throughline.Story;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>Keeps the report of each document's newest version, since the scenes of one version are asked for one after the other.</summary>
internal sealed class SceneDesk(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, Kept> _reports = new(StringComparer.Ordinal);

    /// <summary>The newest version and its report.</summary>
    public async Task<(long Version, ScriptReport Report)> OfAsync(Production production)
    {
        var now = await grains.GetGrain<IDocumentGrain>(production.Id).TextAsync(-1);
        if (_reports.TryGetValue(production.Id, out var kept) && kept.Version == now.Version)
            return (kept.Version, kept.Report);
        var report = await Task.Run(() => ScriptReport.Of(FountainReader.Read(new SourceText(now.Text!, "live.fountain")).Screenplay));
        _reports[production.Id] = new Kept(now.Version, report);
        return (now.Version, report);
    }

    private sealed record Kept(long Version, ScriptReport Report);
}
