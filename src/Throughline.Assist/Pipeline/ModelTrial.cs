using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>One short question to a model that holds nothing of a script, to see that it answers; under the production's rules and on its record.</summary>
public static class ModelTrial
{
    /// <summary>The question.</summary>
    public const string Question = "Answer with one word and nothing else: ready";

    private static ImmutableArray<ChatMessage> Messages => [new(ChatRole.User, Question)];

    private static ChatOptions Limits => new() { MaxOutputTokens = 64 };

    /// <summary>What it will come to.</summary>
    public static Estimate EstimateOf(ModelEndpoint endpoint) => Estimate.Of(endpoint, Messages, Limits);

    /// <summary>Asks it.</summary>
    /// <exception cref="ModelException">A rule forbids it, or it does not answer.</exception>
    public static async Task<ChatResponse> AskAsync(Production production, ModelEndpoint endpoint, PipelineOptions options, SecretStore secrets, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(secrets);
        // Before the key is even looked for.
        if ((await ModelRules.ReadAsync(production, cancel)).Refuse(endpoint) is { } refusal)
            throw new ModelException(ModelFailureKind.NotAllowed, refusal);
        var key = options.Replay == ReplayMode.Replay ? null : secrets.KeyOf(endpoint);
        try
        {
            using var model = ModelPipeline.Build(ModelClient.Create(endpoint, key, options.Clock), production, endpoint, new Purpose("a test", "none", "test.v1", Digest.Of(Encoding.UTF8.GetBytes(Question))), options);
            return await model.GetResponseAsync(Messages, Limits, cancel);
        }
        finally
        {
            await production.SignAsync(CancellationToken.None);
        }
    }
}
