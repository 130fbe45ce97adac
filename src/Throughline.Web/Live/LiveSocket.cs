using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Text;
using Throughline.Web.Api;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Live;

/// <summary>The socket of a live document: edits up, acknowledged edits down (docs/studio.md).</summary>
internal static class LiveSocket
{
    /// <summary>The code with which a socket closes when the rights behind it are not what they were.</summary>
    public const WebSocketCloseStatus RightsChanged = (WebSocketCloseStatus)4403;

    private const int LongestMessage = 1024 * 1024;
    private const int MostEdits = 500;
    private const int Tries = 6;
    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(1);
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8 };

    public static async Task ServeAsync(HttpContext context, ProductionAccess access, DocumentHubs hubs, IGrainFactory grains, Membership membership, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        if (!context.WebSockets.IsWebSocketRequest || !Guid.TryParse(context.Request.Query["client"], CultureInfo.InvariantCulture, out var client))
        {
            await Results.Problem(AnswerWords.Of("SocketOnly"), statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        var known = long.TryParse(context.Request.Query["version"], CultureInfo.InvariantCulture, out var version) ? version : -1;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new LiveConnection(socket, client, access);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var sending = SendAsync(connection, stopping.Token);
        var close = (WebSocketCloseStatus.NormalClosure, "");
        using var watch = membership.Watch(context.User, access.Production.Id, access.Role, () => _ = LoseAsync(socket, connection, stopping));
        await using var stop = lifetime.ApplicationStopping.Register(() => _ = CloseAsync(socket, WebSocketCloseStatus.EndpointUnavailable, AnswerWords.Of("SocketClosing")));
        DocumentHub? hub = null;
        try
        {
            hub = await AskAsync(() => hubs.GetAsync(access.Production.Id), connection);
            await AskAsync(
                async () =>
                {
                    await hub.JoinAsync(connection, known);
                    return true;
                }, connection);
            close = await ReceiveAsync(socket, connection, hub, grains.GetGrain<IDocumentGrain>(access.Production.Id), new SocketPace(clock), stopping.Token);
        }
        catch (Exception failure) when (failure is StudioException or Orleans.Runtime.OrleansException or TimeoutException)
        {
            // What was not acknowledged stays with the client, which comes back with it.
            close = (WebSocketCloseStatus.InternalServerError, AnswerWords.Of("SocketNotWritable"));
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
        }

        connection.Finish();
        await CloseAsync(socket, close.Item1, close.Item2);
        await stopping.CancelAsync();
        await sending;
        try
        {
            if (hub is not null)
                await hub.LeaveAsync(connection);
        }
        catch (Exception failure) when (failure is StudioException or Orleans.Runtime.OrleansException or TimeoutException)
        {
            // Its cursor goes with the document's.
        }
    }

    // A page that is owed an answer leaves a server that says nothing: so it is told that this one is at work. And when the server that
    // held the document is lost meanwhile, the next one is asked; an edit has an id and is committed once.
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, LiveConnection connection)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var work = ask();
                using var done = new CancellationTokenSource();
                while (!work.IsCompleted && await Task.WhenAny(work, Task.Delay(Sign, done.Token)) != work)
                    connection.Send(LiveJson.Pong());
                await done.CancelAsync();
                return await work;
            }
            catch (Exception failure) when (attempt < Tries && failure is (Orleans.Runtime.OrleansException or TimeoutException))
            {
            }
        }
    }

    // Somebody whose rights are gone is not heard any more, and has a moment to close their end.
    private static async Task LoseAsync(WebSocket socket, LiveConnection connection, CancellationTokenSource stopping)
    {
        connection.IsLost = true;
        await CloseAsync(socket, RightsChanged, AnswerWords.Of("SocketRightsChanged"));
        try
        {
            stopping.CancelAfter(TimeSpan.FromSeconds(2));
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static async Task SendAsync(LiveConnection connection, CancellationToken cancel)
    {
        try
        {
            await connection.PumpAsync(cancel);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string reason)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception failure) when (failure is WebSocketException or TimeoutException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
        }
    }

    private static async Task<(WebSocketCloseStatus, string)> ReceiveAsync(WebSocket socket, LiveConnection connection, DocumentHub hub, IDocumentGrain grain, SocketPace pace, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.GetMemory(8 * 1024), cancel);
                if (received.MessageType != WebSocketMessageType.Text)
                    return received.MessageType == WebSocketMessageType.Close ? (WebSocketCloseStatus.NormalClosure, "") : (WebSocketCloseStatus.InvalidMessageType, AnswerWords.Of("SocketText"));
                buffer.Advance(received.Count);
                if (buffer.WrittenCount > LongestMessage)
                    return (WebSocketCloseStatus.MessageTooBig, "A message holds 1 MiB at most.");
            }
            while (!received.EndOfMessage);
            if (!pace.Take(buffer.WrittenCount))
                return (WebSocketCloseStatus.PolicyViolation, AnswerWords.Of("SocketTooMany"));

            if (connection.IsLost)
                continue;
            try
            {
                using var message = JsonDocument.Parse(buffer.WrittenMemory, Json);
                await TakeAsync(message.RootElement, connection, hub, grain);
            }
            catch (Exception failure) when (failure is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
            {
                return (WebSocketCloseStatus.InvalidPayloadData, AnswerWords.Of("SocketJson"));
            }
        }
    }

    private static async Task TakeAsync(JsonElement message, LiveConnection connection, DocumentHub hub, IDocumentGrain grain)
    {
        switch (message.GetProperty("type").GetString())
        {
            case "edit":
                await CommitAsync(message, connection, hub, grain);
                break;
            case "cursor":
                await grain.MoveAsync(connection.Client, new ClientCursor(
                    connection.Client, connection.Person, message.GetProperty("version").GetInt64(), message.GetProperty("anchor").GetInt32(), message.GetProperty("head").GetInt32()));
                break;
            case "ping":
                connection.Send(LiveJson.Pong());
                break;
            default:
                throw new FormatException(AnswerWords.Of("SocketUnknownType"));
        }
    }

    private static async Task CommitAsync(JsonElement message, LiveConnection connection, DocumentHub hub, IDocumentGrain grain)
    {
        var sent = message.GetProperty("edits");
        if (sent.GetArrayLength() is 0 or > MostEdits)
            throw new FormatException($"A message holds 1 to {MostEdits} edits.");
        if (!connection.Role.Has(Right.Write))
        {
            connection.Send(LiveJson.Refused(sent[0].GetProperty("id").GetString(), "forbidden", AnswerWords.Of("MayNotWrite")));
            return;
        }

        var edits = ImmutableArray.CreateBuilder<LiveEdit>(sent.GetArrayLength());
        byte[]? refused = null;
        foreach (var edit in sent.EnumerateArray())
        {
            var id = edit.GetProperty("id").GetGuid();
            try
            {
                edits.Add(new LiveEdit(0, id, connection.Client, connection.Person, MannerOf(edit), ProposalOf(edit), ChangeSetJson.Read(edit.GetProperty("changes")), default));
            }
            catch (FormatException wrong)
            {
                refused = LiveJson.Refused(id.ToString(), "invalid", wrong.Message);
                break;
            }
        }

        var submission = new Submission(message.GetProperty("base").GetInt64(), edits.DrainToImmutable());
        var answer = await AskAsync(() => grain.SubmitAsync(submission), connection);
        await hub.ReachAsync(answer.Version);
        if (answer.Refused is { } first)
            connection.Send(LiveJson.Refused(first.ToString(), answer.Code, answer.Code == "locked" ? AnswerWords.Of("LockedWords", answer.Message) : answer.Message));
        else if (refused is not null)
            connection.Send(refused);
    }

    // A client says what its person did, never that a draft was imported.
    private static EditManner MannerOf(JsonElement edit)
    {
        var manner = LiveWords.Read(edit.TryGetProperty("manner", out var word) ? word.GetString() : null);
        return manner == EditManner.Imported ? EditManner.Pasted : manner;
    }

    private static Guid? ProposalOf(JsonElement edit) => edit.TryGetProperty("proposal", out var proposal) && proposal.ValueKind == JsonValueKind.String ? proposal.GetGuid() : null;
}
