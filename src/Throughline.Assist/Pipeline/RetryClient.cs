using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;

namespace Throughline.Assist.Pipeline;

/// <summary>How often and how long to try.</summary>
/// <param name="Attempts">Tries in all; at least 1.</param>
/// <param name="Stall">How long nothing may come before a try is given up.</param>
/// <param name="FirstWait">The wait before the second try when the provider does not say; doubled for each after it.</param>
/// <param name="LongestWait">A provider that asks for a longer wait is not waited for.</param>
public sealed record RetryRules(int Attempts, TimeSpan Stall, TimeSpan FirstWait, TimeSpan LongestWait)
{
    /// <summary>Four tries; two minutes of silence; waits of 1, 2 and 4 seconds, or what the provider asks for up to a minute.</summary>
    public static readonly RetryRules Default = new(4, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
}

/// <summary>
/// Tries again what may pass: busy, broken, stalled, cut off. It always streams behind, so that silence is noticed. Once a
/// caller that streams has seen a part, it is not tried again: the parts would not fit together.
/// </summary>
internal sealed class RetryClient(IChatClient inner, ModelEndpoint endpoint, RetryRules rules, TimeProvider clock, IProgress<long>? heard = null) : DelegatingChatClient(inner)
{
    /// <summary>The longest answer that is read: sixteen times what is ever asked for.</summary>
    public const int MostCharacters = 1_000_000;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var all = new List<ChatResponseUpdate>();
                await foreach (var update in OnceAsync(sent, options, cancellationToken))
                    all.Add(update);
                return all.ToChatResponse();
            }
            catch (ModelException failure) when (MayTryAgain(failure, attempt))
            {
                await WaitAsync(failure, attempt, cancellationToken);
            }
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        for (var attempt = 1; ; attempt++)
        {
            var seen = false;
            await using var updates = OnceAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                        yield break;
                }
                catch (ModelException failure) when (!seen && MayTryAgain(failure, attempt))
                {
                    await WaitAsync(failure, attempt, cancellationToken);
                    break;
                }

                seen |= updates.Current.Text.Length > 0;
                yield return updates.Current;
            }
        }
    }

    private bool MayTryAgain(ModelException failure, int attempt) => failure.IsPassing && attempt < rules.Attempts && !(failure.RetryAfter > rules.LongestWait);

    private Task WaitAsync(ModelException failure, int attempt, CancellationToken cancel) =>
        Task.Delay(failure.RetryAfter ?? rules.FirstWait * Math.Pow(2, attempt - 1), clock, cancel);

    private async IAsyncEnumerable<ChatResponseUpdate> OnceAsync(ChatMessage[] messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var silence = new CancellationTokenSource(rules.Stall, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, silence.Token);
        await using var updates = base.GetStreamingResponseAsync(messages, options, both.Token).GetAsyncEnumerator(both.Token);
        var ended = false;
        var length = 0L;
        while (true)
        {
            try
            {
                silence.CancelAfter(rules.Stall);
                if (!await updates.MoveNextAsync())
                    break;
            }
            catch (Exception failure) when (failure is not ModelException && FailureOf(failure, silence.IsCancellationRequested && !cancel.IsCancellationRequested) is { } known)
            {
                throw new ModelException(known.Kind, known.Message, failure) { RetryAfter = known.RetryAfter, Detail = known.Detail };
            }

            // One that was told how long it may be and never ends would fill the memory.
            if ((length += updates.Current.Text.Length) > MostCharacters)
                throw new ModelException(ModelFailureKind.Refused, $"{endpoint.Name}: the answer is longer than {MostCharacters:N0} characters and was not waited for.");
            heard?.Report(length);
            ended |= updates.Current.FinishReason is not null;
            yield return updates.Current;
        }

        if (!ended)
            throw new ModelException(ModelFailureKind.CutOff, $"{endpoint.Name}: the answer broke off before its end.");
    }

    // The libraries' own exceptions, by what they mean; null for what is no failure of the provider.
    private ModelException? FailureOf(Exception failure, bool stalled) => failure switch
    {
        OperationCanceledException or AnthropicException or ClientResultException or IOException when stalled =>
            new ModelException(ModelFailureKind.Stalled, $"{endpoint.Name}: nothing came for {rules.Stall.TotalSeconds:0.#} seconds."),
        _ when failure.InnerException is ModelException inside => inside,
        IOException or JsonException or HttpRequestException or AnthropicIOException or AnthropicSseException or AnthropicInvalidDataException =>
            new ModelException(ModelFailureKind.CutOff, $"{endpoint.Name}: the answer broke off or could not be read."),
        ClientResultException or AnthropicException => new ModelException(ModelFailureKind.Broken, $"{endpoint.Name}: the provider's answer is no answer."),
        _ => null,
    };
}
