using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Throughline.Assist.Tests;

/// <summary>
/// A server on this machine that speaks as OpenAI's chat completions do (and, at /v1/messages, as Claude's), whole and streamed,
/// and misbehaves as told: each request takes the next turn, and the last turn stays.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Turn> _turns = new();
    private Turn _last;

    private ModelServer(WebApplication app, Turn[] turns)
    {
        _app = app;
        _last = turns[^1];
        foreach (var turn in turns)
            _turns.Enqueue(turn);
    }

    /// <summary>What was received, in order.</summary>
    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>Done when a request stands still.</summary>
    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the client has hung up on a request that stands still.</summary>
    public TaskCompletionSource HungUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(_app.Urls.Single() + "/v1");

    public static async Task<ModelServer> StartAsync(params Turn[] turns)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new ModelServer(app, turns);
        app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, SendCompletionAsync));
        app.MapPost("/v1/messages", context => server.AnswerAsync(context, SendMessageAsync));
        await app.StartAsync();
        return server;
    }

    /// <summary>What it does from now on.</summary>
    public void Next(Turn turn)
    {
        _turns.Clear();
        _last = turn;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Turn, Received, Task> send)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new Received(await reader.ReadToEndAsync(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(received);
        var turn = _turns.TryDequeue(out var next) ? next : _last;
        if (turn.Status != 200)
        {
            context.Response.StatusCode = turn.Status;
            if (turn.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // As real ones do, it repeats what it was sent.
            await context.Response.WriteAsJsonAsync(new { error = new { message = "Cannot: " + received.Body, type = "server_error" } });
            return;
        }

        if (turn.Stalls && turn.Text.Length == 0)
            await StandStillAsync(context);
        else
            await send(context, turn, received);
        if (turn.Stalls && turn.Text.Length > 0)
            await StandStillAsync(context);
    }

    private async Task StandStillAsync(HttpContext context)
    {
        Stalled.TrySetResult();
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(() => gone.TrySetResult()))
            await gone.Task;
        HungUp.TrySetResult();
    }

    private static async Task SendCompletionAsync(HttpContext context, Turn turn, Received received)
    {
        var stream = received.Json["stream"]?.GetValue<bool>() == true;
        var usage = new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 100, ["total_tokens"] = 1100 };
        if (!stream)
        {
            await context.Response.WriteAsync(Completion("chat.completion", new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = turn.Text }, ["index"] = 0, ["finish_reason"] = turn.Finish }, usage));
            return;
        }

        context.Response.ContentType = "text/event-stream";
        foreach (var piece in turn.Text.Chunk(turn.PieceLength))
            await Event(context, Completion("chat.completion.chunk", new JsonObject { ["delta"] = new JsonObject { ["content"] = new string(piece) }, ["index"] = 0, ["finish_reason"] = null }, null));
        if (turn.Stalls)
            return;
        if (turn.EndsEarly)
        {
            await context.Response.WriteAsync("data: [DONE]\n\n");
            return;
        }

        if (turn.CutsOff)
        {
            // In the middle of an event, and of the connection.
            await context.Response.WriteAsync("data: {\"id\":\"x\",\"object\":\"chat.completion.ch");
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await Event(context, Completion("chat.completion.chunk", new JsonObject { ["delta"] = new JsonObject(), ["index"] = 0, ["finish_reason"] = turn.Finish }, null));
        if (turn.CountsTokens)
            await Event(context, Completion("chat.completion.chunk", null, usage));
        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    // Claude's own protocol, as far as a text answer needs it.
    private static async Task SendMessageAsync(HttpContext context, Turn turn, Received received)
    {
        context.Response.ContentType = "text/event-stream";
        async Task Send(string name, string data) => await context.Response.WriteAsync($"event: {name}\ndata: {data}\n\n");
        await Send("message_start", """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-test","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1000,"output_tokens":1,"cache_creation_input_tokens":0,"cache_read_input_tokens":0}}}""");
        await Send("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"","citations":null}}""");
        foreach (var piece in turn.Text.Chunk(7))
            await Send("content_block_delta", new JsonObject { ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = new string(piece) } }.ToJsonString());
        await Send("content_block_stop", """{"type":"content_block_stop","index":0}""");
        await Send("message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":1000,"output_tokens":100,"cache_creation_input_tokens":0,"cache_read_input_tokens":0}}""");
        await Send("message_stop", """{"type":"message_stop"}""");
    }

    private static string Completion(string kind, JsonObject? choice, JsonObject? usage)
    {
        var json = new JsonObject { ["id"] = "chatcmpl-1", ["object"] = kind, ["created"] = 1_700_000_000, ["model"] = "test-model-2026-01-01", ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice) };
        if (usage is not null)
            json["usage"] = usage;
        return json.ToJsonString();
    }

    private static async Task Event(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n");
        await context.Response.Body.FlushAsync();
    }
}

/// <summary>What the server does with one request.</summary>
internal sealed record Turn(string Text)
{
    public int Status { get; init; } = 200;

    public int? RetryAfter { get; init; }

    public string Finish { get; init; } = "stop";

    /// <summary>Characters in each piece that is streamed.</summary>
    public int PieceLength { get; init; } = 7;

    /// <summary>Sends its text, if any, and then nothing, with the connection open.</summary>
    public bool Stalls { get; init; }

    /// <summary>Breaks the connection in the middle.</summary>
    public bool CutsOff { get; init; }

    /// <summary>Ends in good order, but without having come to the end of its answer.</summary>
    public bool EndsEarly { get; init; }

    public bool CountsTokens { get; init; } = true;

    public static Turn Fails => new("") { Status = 500 };

    public static Turn Busy(int seconds) => new("") { Status = 429, RetryAfter = seconds };

    public static Turn Stall => new("") { Stalls = true };
}

/// <summary>One request as it came.</summary>
internal sealed record Received(string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The texts of its messages, in order.</summary>
    public string[] Messages => [.. Json["messages"]!.AsArray().Select(m => m!["content"] is JsonArray parts ? string.Concat(parts.Select(p => p!["text"]?.GetValue<string>())) : m["content"]!.GetValue<string>())];
}
