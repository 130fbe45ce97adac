using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>Puts on record that a model is asked, before anything is sent, and how it ended, whatever the end.</summary>
internal sealed class RecordClient(IChatClient inner, Production production, ModelEndpoint endpoint, Purpose purpose) : DelegatingChatClient(inner)
{
    private readonly ExchangeFiles _files = new(production.Exchanges);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var asked = await AskedAsync(sent, options, cancellationToken);
        ChatResponse? response = null;
        var outcome = "failed";
        try
        {
            response = await base.GetResponseAsync(sent, options, cancellationToken);
            outcome = OutcomeOf(response);
            return response;
        }
        catch (Exception failure) when (OutcomeOf(failure) is var word)
        {
            outcome = word;
            throw;
        }
        finally
        {
            await AnsweredAsync(asked, outcome, response, sent, options);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var asked = await AskedAsync(sent, options, cancellationToken);
        var all = new List<ChatResponseUpdate>();
        // A caller that stops reading has stopped the answer.
        var outcome = "stopped";
        try
        {
            await using var updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                        break;
                }
                catch (Exception failure) when (OutcomeOf(failure) is var word)
                {
                    outcome = word;
                    throw;
                }

                all.Add(updates.Current);
                yield return updates.Current;
            }

            outcome = OutcomeOf(all.ToChatResponse());
        }
        finally
        {
            await AnsweredAsync(asked, outcome, all.Count > 0 ? all.ToChatResponse() : null, sent, options);
        }
    }

    private async Task<Guid> AskedAsync(ChatMessage[] messages, ChatOptions? options, CancellationToken cancel)
    {
        var asked = production.Event(EventKind.ModelAsked, ("use", purpose.Use), ("prompt", purpose.Prompt), ("prompt-sha256", purpose.PromptHash.ToString()));
        var hash = await _files.KeepAsync(asked.Id, "request", CanonicalRequest.Of(endpoint, messages, options).ToString(), cancel);
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        parameters["max-output-tokens"] = (options?.MaxOutputTokens ?? Estimate.DefaultOutput).ToString(CultureInfo.InvariantCulture);
        if (options?.Temperature is { } temperature)
            parameters["temperature"] = temperature.ToString(CultureInfo.InvariantCulture);
        await production.Ledger.AppendAsync(
        [
            asked with
            {
                Target = new Target(purpose.Document),
                Tool = endpoint.ToTool(),
                Prompt = hash,
                Parameters = parameters.ToImmutable(),
                Details = purpose.Proposal is { } proposal ? asked.Details.SetItem("proposal", proposal.ToString("D")) : asked.Details,
            },
        ],
        cancel);
        return asked.Id;
    }

    // Not stopped by the caller's token: what happened is recorded also when the caller has gone.
    private async Task AnsweredAsync(Guid asked, string outcome, ChatResponse? response, ChatMessage[] messages, ChatOptions? options)
    {
        var answered = production.Event(EventKind.ModelAnswered, ("asked", asked.ToString("D")), ("outcome", outcome));
        var details = answered.Details;
        var target = new Target(purpose.Document);
        if (response is { Text.Length: > 0 })
            target = target with { After = await _files.KeepAsync(asked, "answer", response.Text, CancellationToken.None) };
        if (response?.ModelId is { Length: > 0 } version)
            details = details.SetItem("version", version);
        Cost? cost = null;
        if (outcome is not ("replayed" or "over-budget" or "not-recorded" or "not-local" or "not-set-up" or "unreachable" or "refused" or "busy"))
        {
            var (input, output, isEstimate) = TokensOf(response, messages, options);
            details = details.SetItem("input-tokens", input.ToString(CultureInfo.InvariantCulture)).SetItem("output-tokens", output.ToString(CultureInfo.InvariantCulture));
            if (isEstimate)
                details = details.SetItem("tokens", "estimated");
            cost = Estimate.CostOf(endpoint, input, output);
            if (cost is { } paid)
                purpose.Spent.Add(paid);
        }

        await production.Ledger.AppendAsync([answered with { Target = target, Cost = cost, Details = details }], CancellationToken.None);
    }

    // A server that counts nothing, or an answer that broke off, is reckoned by ourselves, on the high side.
    private (long Input, long Output, bool IsEstimate) TokensOf(ChatResponse? response, ChatMessage[] messages, ChatOptions? options)
    {
        if (response?.Usage is { InputTokenCount: { } input, OutputTokenCount: { } output })
            return (input, output, false);
        return (Estimate.Of(endpoint, messages, options).Input.Tokens, response is null ? 0 : new TokenCounter(endpoint).Count(response.Text).Tokens, true);
    }

    private static string OutcomeOf(ChatResponse response) => response.AdditionalProperties?.ContainsKey(ReplayClient.Replayed) == true ? "replayed" : "answered";

    private static string OutcomeOf(Exception failure) => failure switch
    {
        OperationCanceledException => "stopped",
        ModelException known => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(known.Kind.ToString()),
        _ => "failed",
    };
}
