using Microsoft.Extensions.Time.Testing;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Pipeline;

// The server counts 1000 tokens in and 100 out: at 10 and 20 dollars a million, 0.012 an answer. Asking may cost 0.0201 at most.
public sealed class BudgetTests
{
    [Fact]
    public async Task What_is_spent_counts_against_the_budget_until_nothing_more_may_be_asked()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public", budget: "0.04 USD");
        await using var server = await ModelServer.StartAsync(new Turn("Yes."));
        using var model = production.Pipeline(TestModels.Public(server.Address), key: "sk-1");

        await model.AskAsync("One?");
        await model.AskAsync("Two?");
        var over = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Three?"));

        Assert.Equal((ModelFailureKind.OverBudget, 2), (over.Kind, server.Requests.Count));
        Assert.Contains("0.03 USD are spent", over.Message, StringComparison.Ordinal);
        Assert.Equal(new Cost(24_000, "USD"), (await ModelRules.ReadAsync(production.Production, TestContext.Current.CancellationToken)).Spent.Total("USD"));
    }

    [Fact]
    public async Task A_day_has_a_budget_of_its_own()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 23, 0, 0, TimeSpan.Zero));
        using var production = await TestProduction.NewAsync(clock);
        await production.AllowAsync("public", perDay: "0.025 USD");
        await using var server = await ModelServer.StartAsync(new Turn("Yes."));
        using var model = production.Pipeline(TestModels.Public(server.Address), new PipelineOptions { Clock = clock }, "sk-1");

        await model.AskAsync("One?");
        await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Two?"));
        clock.Advance(TimeSpan.FromHours(2));
        await model.AskAsync("Two, in the morning?");

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("20.00 EUR", "paid in USD")]
    [InlineData("a lot", "the budget is in XXX")]
    public async Task A_budget_that_cannot_be_compared_lets_nothing_pass(string budget, string why)
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public", budget);
        await using var server = await ModelServer.StartAsync(new Turn("Yes."));
        using var model = production.Pipeline(TestModels.Public(server.Address), key: "sk-1");

        var over = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("One?"));

        Assert.Contains(why, over.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Without_a_known_price_nothing_passes_a_budget_but_a_local_model_costs_nothing()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public", budget: "1.00 USD");
        await using var server = await ModelServer.StartAsync(new Turn("Yes."));
        using var unknown = production.Pipeline(TestModels.Public(server.Address) with { Price = null }, key: "sk-1");
        using var local = production.Pipeline(TestModels.Local(server.Address));

        var refused = await Assert.ThrowsAsync<ModelException>(() => unknown.AskAsync("One?"));

        Assert.Contains("price of test-model is not known", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Yes.", await local.AskAsync("One?"));
    }

    [Fact]
    public async Task A_server_that_counts_no_tokens_is_reckoned_and_the_record_says_so()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public");
        await using var server = await ModelServer.StartAsync(new Turn("Yes.") { CountsTokens = false });
        using var model = production.Pipeline(TestModels.Public(server.Address), key: "sk-1");

        await model.AskAsync("One?");

        var answered = (await production.EventsAsync())[^1];
        Assert.Equal("estimated", answered.Details["tokens"]);
        Assert.True(answered.Cost!.Value.Micros > 0);
    }
}
