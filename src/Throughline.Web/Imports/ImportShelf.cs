using System.Collections.Concurrent;

namespace Throughline.Web.Imports;

/// <summary>Files that were recognised and wait for somebody's yes. They are forgotten after an hour, or when the studio closes: nothing was promised yet.</summary>
internal sealed class ImportShelf(TimeProvider clock)
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Production, Guid Id), (WaitingImport Import, DateTimeOffset Since)> _waiting = new();

    public ImportSummary Keep(string production, string name, byte[] bytes, ImportSummary recognised)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, value) in _waiting.OrderBy(pair => pair.Value.Since))
        {
            if (now - value.Since > Life || _waiting.Count >= MostWaiting)
                _waiting.TryRemove(key, out _);
        }

        var summary = recognised with { Id = Guid.NewGuid(), Name = name };
        _waiting[(production, summary.Id)] = (new WaitingImport(summary, bytes), now);
        return summary;
    }

    public WaitingImport? Find(string production, Guid id) => _waiting.TryGetValue((production, id), out var found) ? found.Import : null;

    public bool Remove(string production, Guid id) => _waiting.TryRemove((production, id), out _);
}

/// <summary>A file that waits.</summary>
internal sealed record WaitingImport(ImportSummary Summary, byte[] Bytes);
