using Throughline.Assist.Models;
using Throughline.Assist.Partner;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Roles;

/// <summary>Asking in a production: what would be sent is shown, what is asked is under its rules, on its record and signed, and nothing of it changes a script.</summary>
/// <param name="production">Open to write; to show alone, open to read is enough.</param>
/// <param name="options">How models are reached.</param>
/// <param name="secrets">Where keys are.</param>
public sealed class ProductionPartner(Production production, PipelineOptions options, SecretStore secrets)
{
    /// <summary>A question with what the production knows of the story: its bible and the rungs that are written.</summary>
    /// <exception cref="ModelException">What is kept of them is not what it should be.</exception>
    public static async Task<Question> WithStoryAsync(Production production, Question question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        var story = await StoryPapers.ReadAsync(production, cancel);
        return question with { Bible = story.Bible, Rungs = story.Rungs };
    }

    /// <summary>What would be sent. Nothing is.</summary>
    /// <exception cref="ModelException">The question lacks something that it needs.</exception>
    public async Task<ReadyRequest> ShowAsync(Question question, ModelEndpoint endpoint, CancellationToken cancel) =>
        new(endpoint, Asking.Of(question), await ModelRules.ReadAsync(production, cancel));

    /// <summary>Asks a model.</summary>
    /// <exception cref="ModelException">A rule forbids it, or there is no answer that can be used.</exception>
    public async Task<Answer> AskAsync(Question question, ModelEndpoint endpoint, CancellationToken cancel)
    {
        // Before the key is even looked for.
        if ((await ModelRules.ReadAsync(production, cancel)).Refuse(endpoint) is { } refusal)
            throw new ModelException(ModelFailureKind.NotAllowed, refusal);
        var key = options.Replay == ReplayMode.Replay ? null : secrets.KeyOf(endpoint);
        try
        {
            using var partner = new ModelPartner(production, endpoint, ModelClient.Create(endpoint, key, options.Clock), options);
            return await partner.AskAsync(question, cancel);
        }
        finally
        {
            await production.SignAsync(CancellationToken.None);
        }
    }

    /// <summary>Asks the rules built in. A proposal needs no model to be one: it waits for a decision like any other; the first bible is kept.</summary>
    public async Task<Answer> ByRulesAsync(Question question, CancellationToken cancel)
    {
        var answer = RulePartner.Ask(question, production.Event(EventKind.ProposalMade).Actor, Guid.CreateVersion7(options.Clock.GetUtcNow()));
        if (answer.Bible is { } bible && (await StoryPapers.ReadAsync(production, cancel)).Bible is null)
        {
            await StoryPapers.WriteBibleAsync(production, bible, "bible extracted", null, cancel);
            answer = answer with { BibleFate = BibleFate.Kept };
        }

        if (answer.Proposal is { } proposal)
            answer = answer with { Kept = await production.Proposals.AddAsync(proposal, question.Task.Name, cancel) };
        if (answer.Kept is not null || answer.BibleFate is not null)
            await production.SignAsync(cancel);
        return answer;
    }
}
