using Throughline.Assist.Models;

namespace Throughline.Assist.Tests.Models;

public sealed class SecretStoreTests
{
    private static readonly ModelEndpoint Cloud = TestModels.Public(new Uri("https://models.example/v1"));

    [Fact]
    public void The_environment_goes_before_the_secret_store()
    {
        Assert.Equal("from-environment", new SecretStore(_ => "from-environment", (_, _) => "from-store").KeyOf(Cloud));
        Assert.Equal("from-store", new SecretStore(_ => null, (_, arguments) => arguments.Contains("CLOUD_KEY") ? "from-store\n" : null).KeyOf(Cloud));
    }

    [Fact]
    public void Without_a_key_the_message_says_where_to_put_it()
    {
        var missing = Assert.Throws<ModelException>(() => new SecretStore(_ => " ", (_, _) => null).KeyOf(Cloud));

        Assert.Contains("CLOUD_KEY", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_needs_no_key_asks_for_none() => Assert.Null(new SecretStore(_ => "x", (_, _) => "x").KeyOf(Cloud with { KeyName = null }));
}
