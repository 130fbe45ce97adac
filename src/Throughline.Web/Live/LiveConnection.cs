using System.Net.WebSockets;
using System.Threading.Channels;
using Throughline.Studio.Live;
using Throughline.Web.Api;
using Throughline.Web.Security;

namespace Throughline.Web.Live;

/// <summary>A socket that a tab has open on a document, and what is on its way to it.</summary>
internal sealed class LiveConnection(WebSocket socket, Guid client, ProductionAccess access)
{
    // A tab that is this far behind is let go; it comes back with its version and gets what it lacks at once.
    private const int MostOnTheWay = 4096;

    private readonly Channel<ReadOnlyMemory<byte>> _out = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MostOnTheWay) { SingleReader = true });

    public Guid Client { get; } = client;

    /// <summary>The identity of the live document: the production's, which a copy of it shares.</summary>
    public string Document { get; } = access.Production.Id;

    public string Title { get; } = access.Production.Title;

    public string Person { get; } = access.Person;

    public StudioRole Role { get; } = access.Role;

    /// <summary>True once whoever opened it may not do so any more; nothing that comes is heard then.</summary>
    public volatile bool IsLost;

    /// <summary>The version that it has, with what is on its way.</summary>
    public long Version { get; set; }

    /// <summary>Puts a message on its way.</summary>
    public void Send(ReadOnlyMemory<byte> message)
    {
        if (!_out.Writer.TryWrite(message))
            socket.Abort();
    }

    /// <summary>Puts edits on their way: those that it lacks.</summary>
    /// <param name="edits">In order.</param>
    /// <param name="message">All of them as a message.</param>
    public void Send(ReadOnlySpan<LiveEdit> edits, ReadOnlyMemory<byte> message)
    {
        if (edits[^1].Sequence <= Version)
            return;
        var known = (int)Math.Max(0, Version - edits[0].Sequence + 1);
        Version = edits[^1].Sequence;
        Send(known == 0 ? message : LiveJson.Edits(edits[known..]));
    }

    /// <summary>Sends until the socket closes.</summary>
    public async Task PumpAsync(CancellationToken cancel)
    {
        await foreach (var message in _out.Reader.ReadAllAsync(cancel))
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel);
    }

    /// <summary>Lets what is on its way go out, and no more.</summary>
    public void Finish() => _out.Writer.TryComplete();
}
