using System.Net;
using System.Net.Sockets;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Pipeline;

public sealed class PolicyTests
{
    [Fact]
    public async Task A_production_starts_with_no_model()
    {
        using var production = await TestProduction.NewAsync();
        await using var server = await ModelServer.StartAsync(new Turn("Hello."));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Who is there?"));

        Assert.Equal(ModelFailureKind.NotAllowed, refused.Kind);
        Assert.Contains("starts with no model", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_refusal_names_the_rule_whose_it_is_and_where_it_stands()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        using var model = production.Pipeline(TestModels.Public(new Uri("https://models.example/v1")), key: "sk-1");

        var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Who is there?"));

        Assert.Contains("Pages stay in the house.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Ana Ruiz (producer)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("entry 1 of the record", refused.Message, StringComparison.Ordinal);
    }

    // The proof at the socket: the public endpoint is a bare listener, and nobody ever connects to it.
    [Fact]
    public async Task A_local_only_production_opens_no_connection_to_a_public_endpoint()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = TestModels.Public(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"));

        foreach (var provider in Enum.GetValues<ProviderKind>())
        {
            using var model = production.Pipeline(endpoint with { Provider = provider }, key: "sk-1");
            await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("The pages."));
            await Assert.ThrowsAsync<ModelException>(() => model.StreamAsync("The pages."));
        }

        Assert.False(listener.Pending());
        // The listener does hear whoever comes: the same pipeline, once allowed, does connect.
        await production.AllowAsync("public");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var allowed = production.Pipeline(endpoint, key: "sk-1");
        var asking = allowed.AskUntilAsync("The pages.", stop.Token);
        using (await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    // 192.0.2.0/24 is kept for documents and belongs to nobody; the address is refused before a socket is made.
    [Fact]
    public async Task A_public_address_that_is_called_local_is_refused_when_it_is_connected_to()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        using var model = production.Pipeline(TestModels.Local(new Uri("http://192.0.2.7/v1")));

        var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("The pages."));

        Assert.Equal(ModelFailureKind.NotLocal, refused.Kind);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.1.20", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("0.0.0.0", false)]
    public void What_is_local_is_told_by_the_address(string address, bool isLocal) => Assert.Equal(isLocal, LocalConnection.IsLocal(IPAddress.Parse(address)));

    [Fact]
    public async Task The_last_rule_holds_and_a_word_that_is_not_known_allows_nothing()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public");
        await production.AllowAsync("everything");

        var rules = await ModelRules.ReadAsync(production.Production, TestContext.Current.CancellationToken);

        Assert.Null(rules.Allowed);
        Assert.Equal(2, rules.Entry);
    }

    [Fact]
    public async Task What_was_sent_is_on_record_by_salted_hashes_and_in_the_production_by_text()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("Nobody."));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        await model.AskAsync("Who is there?");

        var events = await production.EventsAsync();
        var asked = events.Single(it => it.Kind == EventKind.ModelAsked);
        var answered = events.Single(it => it.Kind == EventKind.ModelAnswered);
        Assert.Equal(("answered", "1000", "100", asked.Id.ToString("D")), (answered.Details["outcome"], answered.Details["input-tokens"], answered.Details["output-tokens"], answered.Details["asked"]));
        Assert.Equal("test-model-2026-01-01", answered.Details["version"]);
        using var kept = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(production.Production.Folder!.Exchanges, $"{asked.Id:D}.request.json"), TestContext.Current.CancellationToken));
        Assert.Equal(asked.Prompt, SaltedHash.Of(kept.RootElement.GetProperty("salt").GetBytesFromBase64(), kept.RootElement.GetProperty("request").GetString()!));
        Assert.Contains("Who is there?", kept.RootElement.GetProperty("request").GetString(), StringComparison.Ordinal);
        Assert.NotNull(answered.Target!.After);
    }
}
