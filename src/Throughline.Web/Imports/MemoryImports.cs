using System.Collections.Concurrent;

namespace Throughline.Web.Imports;

/// <summary>Waiting files of a studio that is one process; it forgets them when it closes.</summary>
internal sealed class MemoryImports(TimeProvider clock) : ImportShelf(clock)
{
    private const int MostWaiting = 32;

    private readonly ConcurrentDictionary<(string Production, Guid Id), (WaitingImport Import, DateTimeOffset Since)> _waiting = new();

    public override WaitingImport? Find(string production, Guid id) => _waiting.TryGetValue((production, id), out var found) ? found.Import : null;

    public override bool Remove(string production, Guid id) => _waiting.TryRemove((production, id), out _);

    protected override void Keep(string production, WaitingImport import)
    {
        var now = Now;
        foreach (var (key, value) in _waiting.OrderBy(pair => pair.Value.Since))
        {
            if (now - value.Since > Life || _waiting.Count >= MostWaiting)
                _waiting.TryRemove(key, out _);
        }

        _waiting[(production, import.Summary.Id)] = (import, now);
    }
}
