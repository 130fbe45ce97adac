using Throughline.Assist.Models;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Models;

public sealed class TokenTests
{
    private static readonly ModelEndpoint OpenAI = TestModels.Public(new Uri("https://api.openai.com/v1")) with { Provider = ProviderKind.OpenAI, Model = "gpt-4o" };

    // "tiktoken is great!" is six tokens in o200k_base: t, ikt, oken, " is", " great", "!".
    [Fact]
    public void OpenAIs_tokens_are_counted_with_its_own_vocabulary() => Assert.Equal(new TokenCount(6, false), new TokenCounter(OpenAI).Count("tiktoken is great!"));

    [Fact]
    public void Other_models_are_estimated_and_the_estimate_is_not_below_the_count()
    {
        const string speech = "I never said that the boat was mine. I said that it was here, and that nobody else was in it when the tide came.";

        var estimate = new TokenCounter(OpenAI with { Provider = ProviderKind.Anthropic, Model = "claude-sonnet-4-5" }).Count(speech);

        Assert.True(estimate.IsEstimate);
        Assert.InRange(estimate.Tokens, new TokenCounter(OpenAI).Count(speech).Tokens, 60);
    }

    [Fact]
    public void A_dated_name_has_the_price_of_the_name_but_another_model_has_not()
    {
        Assert.Equal(PriceTable.Find(ProviderKind.OpenAI, "gpt-4o"), PriceTable.Find(ProviderKind.OpenAI, "gpt-4o-2024-11-20"));
        Assert.NotEqual(PriceTable.Find(ProviderKind.OpenAI, "gpt-4o"), PriceTable.Find(ProviderKind.OpenAI, "gpt-4o-mini"));
        Assert.Null(PriceTable.Find(ProviderKind.OpenAI, "gpt-99"));
    }

    [Fact]
    public void A_price_is_for_a_million_tokens_and_rounded_up() => Assert.Equal(new Cost(3, "USD"), new ModelPrice(2.5m, 10m, "USD", default).Of(1, 0));
}
