using System.Collections.Immutable;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>
/// The sockets of this server on one document, and its ear at the grain. Edits go out in order and without gaps: what the grain
/// could not tell, such as when it moved to another server, is asked for.
/// </summary>
internal sealed class DocumentHub(IDocumentGrain grain, System.Action changed, ILogger logger) : IDocumentObserver
{
    private readonly Lock _gate = new();
    private readonly List<LiveConnection> _connections = [];
    private ImmutableArray<ClientCursor> _cursors = [];
    private IDocumentObserver? _self;
    private long _version = -1;
    private int _catchingUp;

    /// <summary>How many sockets there are.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
                return _connections.Count;
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="self">This hub, as grains know it.</param>
    public async Task ListenAsync(IDocumentObserver self)
    {
        _self = self;
        await RenewAsync();
    }

    /// <summary>Says again that this server listens, and catches up with what it missed.</summary>
    public async Task RenewAsync()
    {
        var version = await grain.SubscribeAsync(_self!);
        lock (_gate)
        {
            if (_version < 0)
                _version = version;
        }

        if (version > Volatile.Read(ref _version))
            await CatchUpAsync();
    }

    /// <summary>Stops listening.</summary>
    public Task CloseAsync() => _self is null ? Task.CompletedTask : grain.UnsubscribeAsync(_self);

    /// <summary>Lets a socket in: its welcome, then every edit after it.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="known">The version that its tab has, or -1.</param>
    public async Task JoinAsync(LiveConnection connection, long known)
    {
        var opening = await grain.OpenAsync(known);
        while (true)
        {
            lock (_gate)
            {
                if (opening.Version >= _version)
                {
                    connection.Version = opening.Version;
                    connection.Send(LiveJson.Welcome(opening, connection));
                    _connections.Add(connection);
                    if (!_cursors.IsEmpty)
                        connection.Send(LiveJson.Cursors(_cursors));
                    break;
                }
            }

            // Edits came while the welcome was made: they go into it, or after its text.
            var more = await grain.AfterAsync(opening.Version);
            opening = opening.Text is null
                ? opening with { Version = more.IsEmpty ? opening.Version : more[^1].Sequence, Edits = opening.Edits.AddRange(more) }
                : await grain.OpenAsync(-1);
        }

        if (opening.Version > Volatile.Read(ref _version))
            await CatchUpAsync();
    }

    /// <summary>Lets a socket go.</summary>
    public async Task LeaveAsync(LiveConnection connection)
    {
        lock (_gate)
            _connections.Remove(connection);
        await grain.MoveAsync(connection.Client, null);
    }

    /// <summary>Makes sure that the sockets have, or will have, a version that is known to be committed.</summary>
    public Task ReachAsync(long version) => version > Volatile.Read(ref _version) ? CatchUpAsync() : Task.CompletedTask;

    /// <summary>Sends a message to all.</summary>
    public void Tell(ReadOnlyMemory<byte> message)
    {
        lock (_gate)
        {
            foreach (var connection in _connections)
                connection.Send(message);
        }
    }

    public Task EditsAsync(ImmutableArray<LiveEdit> edits) => Deliver(edits) ? Task.CompletedTask : CatchUpAsync();

    public Task CursorsAsync(ImmutableArray<ClientCursor> cursors)
    {
        lock (_gate)
        {
            _cursors = cursors;
            foreach (var connection in _connections)
                connection.Send(LiveJson.Cursors(cursors.Where(cursor => cursor.Client != connection.Client)));
        }

        return Task.CompletedTask;
    }

    public Task BesideAsync(string what)
    {
        Tell(LiveJson.Beside(what));
        return Task.CompletedTask;
    }

    // False when edits before these are missing.
    private bool Deliver(ImmutableArray<LiveEdit> edits)
    {
        if (edits.IsEmpty)
            return true;
        lock (_gate)
        {
            if (edits[^1].Sequence <= _version)
                return true;
            if (edits[0].Sequence > _version + 1)
                return false;
            var fresh = edits.AsSpan()[(int)(_version - edits[0].Sequence + 1)..];
            ReadOnlyMemory<byte> message = LiveJson.Edits(fresh);
            foreach (var connection in _connections)
                connection.Send(fresh, message);
            _version = edits[^1].Sequence;
        }

        changed();
        return true;
    }

    private async Task CatchUpAsync()
    {
        if (Interlocked.Exchange(ref _catchingUp, 1) == 1)
            return;
        try
        {
            Deliver(await grain.AfterAsync(Volatile.Read(ref _version)));
        }
        catch (Exception failure) when (failure is Orleans.Runtime.OrleansException or TimeoutException or Throughline.Studio.StudioException)
        {
            LiveLog.Behind(logger, failure);
        }
        finally
        {
            Volatile.Write(ref _catchingUp, 0);
        }
    }
}
