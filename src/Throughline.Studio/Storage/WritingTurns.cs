using System.Collections.Concurrent;

namespace Throughline.Studio.Storage;

/// <summary>
/// Lets those of this server who were second come one after the other. Without it, of very many who write to one production at the same
/// moment somebody would be second again and again, however often they try. It holds nothing that another server waits for.
/// </summary>
internal sealed class WritingTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Whether somebody who was second has their turn, so that those who come now stand behind.</summary>
    public bool AreTaken(string production) => _turns.TryGetValue(production, out var turn) && turn.CurrentCount == 0;

    /// <summary>Waits for a turn, which ends when what is returned is disposed.</summary>
    public async Task<IDisposable> TakeAsync(string production, CancellationToken cancel)
    {
        var turn = _turns.GetOrAdd(production, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
