using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>What a request will come to, before it is sent.</summary>
/// <param name="Input">Tokens that are sent.</param>
/// <param name="MostOutput">Tokens that may come back at most.</param>
/// <param name="AtMost">The cost if all of them do; null when the price is not known.</param>
/// <param name="Price">What it is reckoned with, or null.</param>
public sealed record Estimate(TokenCount Input, int MostOutput, Cost? AtMost, ModelPrice? Price)
{
    /// <summary>Answers are limited to this many tokens when a request has no limit of its own.</summary>
    public const int DefaultOutput = 4096;

    // What the protocol adds to each message, by OpenAI's own description.
    private const int PerMessage = 4;

    /// <summary>Reckons a request.</summary>
    public static Estimate Of(ModelEndpoint endpoint, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(messages);
        var counter = new TokenCounter(endpoint);
        var input = messages.Aggregate(new TokenCount(0, false), (sum, message) => sum + counter.Count(message.Text) + new TokenCount(PerMessage, false));
        // How a provider words a schema for its model is not known, so with one the whole is an estimate.
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema })
            input += counter.Count(schema.GetRawText()) with { IsEstimate = true };
        var output = options?.MaxOutputTokens ?? DefaultOutput;
        return new Estimate(input, output, CostOf(endpoint, input.Tokens, output), endpoint.Price);
    }

    /// <summary>What tokens cost; nothing for a local model without a price, null for any other without one.</summary>
    public static Cost? CostOf(ModelEndpoint endpoint, long input, long output)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Price?.Of(input, output) ?? (endpoint.Class == EndpointClass.Local ? new Cost(0, "USD") : null);
    }

    /// <returns>A sentence for a person.</returns>
    public override string ToString() =>
        $"{(Input.IsEstimate ? "about " : "")}{Input.Tokens} tokens sent, at most {MostOutput} back; " + (AtMost is not { } cost ? "the price is not known" : cost.Micros == 0 ? "no cost" : $"at most {(Input.IsEstimate ? "about " : "")}{ModelRules.Write(cost)}{(Price is { } price ? $" at prices of {price.AsOf:yyyy-MM-dd}" : "")}");
}
