using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Throughline.Studio;

namespace Throughline.Web.Tests;

/// <summary>A tab's socket on a document.</summary>
internal sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private TestSocket() => _late.CancelAfter(TimeSpan.FromSeconds(30));

    public static async Task<TestSocket> OpenAsync(TestStudio studio, HttpClient visitor, Production production, long version, bool cookie = true, string? origin = "own")
    {
        var socket = new TestSocket();
        if (cookie)
            socket._socket.Options.SetRequestHeader("Cookie", visitor.DefaultRequestHeaders.GetValues("Cookie").Single());
        if (origin is not null)
            socket._socket.Options.SetRequestHeader("Origin", origin == "own" ? studio.Address.GetLeftPart(UriPartial.Authority) : origin);
        var address = new UriBuilder(studio.Address) { Scheme = "ws", Path = $"/api/v1/productions/{production.Id}/document/live", Query = $"client={Guid.NewGuid()}&version={version}" };
        await socket._socket.ConnectAsync(address.Uri, socket._late.Token);
        return socket;
    }

    public Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _late.Token);

    /// <summary>The next message of a type; others are passed.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (true)
        {
            if (await ReceiveAsync() is not { } message)
                throw new InvalidOperationException($"The socket was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            if (message.GetProperty("type").GetString() == type)
                return message;
        }
    }

    public async Task<WebSocketCloseStatus?> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return _socket.CloseStatus;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _late.Dispose();
    }

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var memory = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, _late.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            memory.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return JsonDocument.Parse(memory.ToArray()).RootElement;
        }
    }
}
