using Microsoft.Extensions.AI;
using Throughline.Assist.Answers;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Roles;

/// <summary>A model as partner, in a production: what it says is checked, what it suggests is a proposal, and all of it is on record.</summary>
/// <param name="production">Open to write.</param>
/// <param name="endpoint">The model.</param>
/// <param name="provider">The connection to it: <see cref="ModelClient.Create"/>.</param>
/// <param name="options">How to ask.</param>
public sealed class ModelPartner(Production production, ModelEndpoint endpoint, IChatClient provider, PipelineOptions options) : IDisposable
{
    /// <summary>Asks. A proposal is kept in the production and put on record; nothing else changes.</summary>
    /// <exception cref="ModelException">There is no answer that can be used.</exception>
    public async Task<Answer> AskAsync(Question question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        var asked = Asking.Of(question);
        var proposal = Guid.CreateVersion7(options.Clock.GetUtcNow());
        var purpose = new Purpose(question.Task.Name, question.Document, asked.Prompt.Name, asked.Prompt.Hash) { Proposal = question.Task.Shape == "lines.v1" ? proposal : null };
#pragma warning disable CA2000 // disposing the pipeline would close the connection, which serves the next question
        var model = ModelPipeline.Build(provider, production, endpoint, purpose, options);
#pragma warning restore CA2000
        var actor = production.Event(EventKind.ProposalMade).Actor;
        var answer = new AnswerReader(question, endpoint, actor, proposal).Read(await StructuredAnswer.AskAsync(model, asked, cancel));
        if (answer.Proposal is { } proposed)
        {
            proposed = proposed with { Cost = purpose.Spent.Total };
            answer = answer with { Proposal = proposed, Kept = await production.Proposals.AddAsync(proposed, purpose.Use, cancel) };
        }

        if (answer.Bible is { } bible)
            answer = answer with { BibleFate = await KeepBibleAsync(bible, cancel) };
        if (question.Task is { Role: "ladder", Shape: "text.v1" or "change.v1" } rung)
        {
            answer = answer with { Rung = rung.What == "change" ? "beats" : rung.What };
            await StoryPapers.ProposeAsync(production, answer.Rung, answer.Writings, cancel);
        }

        return answer;
    }

    // Never in the place of the writer's own: a bible that is there is the writer's from then on.
    private async Task<BibleFate> KeepBibleAsync(System.Text.Json.JsonElement bible, CancellationToken cancel)
    {
        if ((await StoryPapers.ReadAsync(production, cancel)).Bible is not null)
            return BibleFate.Left;
        await StoryPapers.WriteBibleAsync(production, bible, "bible extracted", null, cancel);
        return BibleFate.Kept;
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => provider.Dispose();
}
