using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;

namespace Throughline.Assist.Pipeline;

/// <summary>Asks the production's rules first, as they stand at this moment.</summary>
internal sealed class PolicyClient(IChatClient inner, ModelEndpoint endpoint, Func<CancellationToken, Task<ModelRules>> rules) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await DecideAsync(cancellationToken);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await DecideAsync(cancellationToken);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            yield return update;
    }

    private async Task DecideAsync(CancellationToken cancel)
    {
        if ((await rules(cancel)).Refuse(endpoint) is { } refusal)
            throw new ModelException(ModelFailureKind.NotAllowed, refusal);
    }
}
