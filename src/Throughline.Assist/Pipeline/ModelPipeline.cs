using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>How a pipeline works, besides the production's rules.</summary>
public sealed record PipelineOptions
{
    /// <summary>Whether answers come from a recording.</summary>
    public ReplayMode Replay { get; init; }

    /// <summary>The folder of recordings; needed unless <see cref="Replay"/> is off.</summary>
    public string Tape { get; init; } = "";

    /// <summary>How often and how long to try.</summary>
    public RetryRules Retry { get; init; } = RetryRules.Default;

    /// <summary>Told how many characters of the answer have come; from none again when a try begins anew. Null when nobody watches.</summary>
    public IProgress<long>? Heard { get; init; }

    /// <summary>The time, for budgets and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>The one way by which anything reaches a model.</summary>
public static class ModelPipeline
{
    /// <summary>Puts the clients together, outermost first: policy, ledger, replay, budget, retry, provider. Disposing it closes the connection.</summary>
    /// <param name="provider">The last link: <see cref="ModelClient.Create"/>.</param>
    /// <param name="production">Open to write, for the record.</param>
    /// <param name="endpoint">Which model.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="options">How.</param>
    public static IChatClient Build(IChatClient provider, Production production, ModelEndpoint endpoint, Purpose purpose, PipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(endpoint);
        Task<ModelRules> Rules(CancellationToken cancel) => ModelRules.ReadAsync(production, cancel);
        return new PolicyClient(
            new RecordClient(
                new ReplayClient(
                    new BudgetClient(
                        new RetryClient(provider, endpoint, endpoint.Silence is { } silence ? options.Retry with { Stall = silence } : options.Retry, options.Clock, options.Heard),
                        endpoint,
                        Rules,
                        options.Clock),
                    endpoint,
                    options.Replay,
                    new ExchangeTape(options.Tape)),
                production,
                endpoint,
                purpose),
            endpoint,
            Rules);
    }
}
