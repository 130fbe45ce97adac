using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Throughline.Web.Tests.People;

/// <summary>A program's socket on a document of a team.</summary>
internal sealed class TeamSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private TeamSocket() => _late.CancelAfter(TimeSpan.FromSeconds(30));

    public static async Task<TeamSocket> OpenAsync(TestTeam team, string token, string production)
    {
        var socket = new TeamSocket();
        socket._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        var address = new UriBuilder(team.Address) { Scheme = "ws", Path = $"/api/v1/productions/{production}/document/live", Query = $"client={Guid.NewGuid()}&version=-1" };
        await socket._socket.ConnectAsync(address.Uri, socket._late.Token);
        return socket;
    }

    public Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _late.Token);

    public async Task<JsonElement> NextAsync(string type)
    {
        while (await ReceiveAsync() is { } message)
        {
            if (message.GetProperty("type").GetString() == type)
                return message;
        }

        throw new InvalidOperationException($"The socket was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
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
