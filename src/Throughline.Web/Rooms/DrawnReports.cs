using Microsoft.Extensions.Caching.Memory;
using Throughline.Reports;

namespace Throughline.Web.Rooms;

/// <summary>Reports that were drawn lately, so that turning back to a room shows it at once.</summary>
internal sealed class DrawnReports : IDisposable
{
    private const int MostLetters = 64 * 1024 * 1024;

    private readonly MemoryCache _drawn = new(new MemoryCacheOptions { SizeLimit = MostLetters });

    /// <summary>The report of this key, drawn when it is not at hand.</summary>
    /// <param name="key">What it is of: another one where it may look different.</param>
    /// <param name="draw">Draws it.</param>
    public async Task<HtmlReport> GetAsync(string key, Func<HtmlReport> draw)
    {
        if (_drawn.TryGetValue(key, out HtmlReport? report))
            return report!;
        report = await Task.Run(draw);
        _drawn.Set(key, report, new MemoryCacheEntryOptions { Size = report.Body.Length, SlidingExpiration = TimeSpan.FromMinutes(20) });
        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _drawn.Dispose();
}
