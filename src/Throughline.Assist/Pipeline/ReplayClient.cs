using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;

namespace Throughline.Assist.Pipeline;

/// <summary>Whether answers are recorded or come from a recording.</summary>
public enum ReplayMode
{
    /// <summary>Neither.</summary>
    Off,

    /// <summary>What has not been asked before is sent, and the answer kept.</summary>
    Record,

    /// <summary>Nothing is sent; what was never recorded fails.</summary>
    Replay,
}

/// <summary>Recorded exchanges, found by the hash of the canonical request.</summary>
internal sealed class ReplayClient(IChatClient inner, ModelEndpoint endpoint, ReplayMode mode, ExchangeTape tape) : DelegatingChatClient(inner)
{
    /// <summary>Set on an answer that comes from a recording.</summary>
    public const string Replayed = "throughline.replayed";

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var request = CanonicalRequest.Of(endpoint, sent, options);
        if (await FindAsync(request, cancellationToken) is { } known)
            return known;
        var response = await base.GetResponseAsync(sent, options, cancellationToken);
        if (mode == ReplayMode.Record)
            await tape.KeepAsync(request, response, cancellationToken);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var request = CanonicalRequest.Of(endpoint, sent, options);
        if (await FindAsync(request, cancellationToken) is { } known)
        {
            foreach (var update in known.ToChatResponseUpdates())
                yield return update;
            yield break;
        }

        var all = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(sent, options, cancellationToken))
        {
            all.Add(update);
            yield return update;
        }

        if (mode == ReplayMode.Record)
            await tape.KeepAsync(request, all.ToChatResponse(), cancellationToken);
    }

    private async Task<ChatResponse?> FindAsync(CanonicalRequest request, CancellationToken cancel)
    {
        if (mode == ReplayMode.Off)
            return null;
        var known = await tape.FindAsync(request, cancel);
        return known is null && mode == ReplayMode.Replay
            ? throw new ModelException(ModelFailureKind.NotRecorded, $"There is no recorded answer to this request ({request.Hash.ToString()[..12]}, {endpoint.Model}) in {tape.Folder}; nothing was sent.")
            : known;
    }
}
