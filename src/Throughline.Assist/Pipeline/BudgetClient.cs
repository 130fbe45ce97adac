using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>Lets a request pass only when its cost, at most, is within what the production has left: in all, and today.</summary>
internal sealed class BudgetClient(IChatClient inner, ModelEndpoint endpoint, Func<CancellationToken, Task<ModelRules>> rules, TimeProvider clock) : DelegatingChatClient(inner)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _underWay;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var held = await HoldAsync(sent, options, cancellationToken);
        try
        {
            return await base.GetResponseAsync(sent, options, cancellationToken);
        }
        finally
        {
            Interlocked.Add(ref _underWay, -held);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToArray();
        var held = await HoldAsync(sent, options, cancellationToken);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(sent, options, cancellationToken))
                yield return update;
        }
        finally
        {
            Interlocked.Add(ref _underWay, -held);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _one.Dispose();
    }

    // Requests under way count with all they may cost, until the record has what they did.
    private async Task<long> HoldAsync(ChatMessage[] messages, ChatOptions? options, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = await rules(cancel);
            if (now.Budget is null && now.PerDay is null)
                return 0;
            var estimate = Estimate.Of(endpoint, messages, options);
            var cost = estimate.AtMost ?? throw Refusal($"the price of {endpoint.Model} is not known, and the production has a budget. Give it in the settings of the model: input = 1.25, output = 10.00 (for a million tokens)");
            if (cost.Micros == 0)
                return 0;
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            Check(now.Budget, now.Spent.Total(cost.Currency), cost, "in all", now);
            Check(now.PerDay, now.Spent.On(today, cost.Currency), cost, "today", now);
            Interlocked.Add(ref _underWay, cost.Micros);
            return cost.Micros;
        }
        finally
        {
            _one.Release();
        }
    }

    private void Check(Cost? limit, Cost spent, Cost cost, string when, ModelRules rules)
    {
        if (limit is not { } most)
            return;
        if (most.Currency != cost.Currency)
            throw Refusal($"the budget is in {most.Currency}, and {endpoint.Model} is paid in {cost.Currency}");
        if (spent.Micros + Interlocked.Read(ref _underWay) + cost.Micros > most.Micros)
            throw Refusal($"it may cost {ModelRules.Write(cost)}; of {ModelRules.Write(most)} {when}, {ModelRules.Write(spent)} are spent. The budget is {rules.By}'s");
    }

    private ModelException Refusal(string why) => new(ModelFailureKind.OverBudget, $"{endpoint.Name} was not asked: {why}. Nothing was sent.");
}
