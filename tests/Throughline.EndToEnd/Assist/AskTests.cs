using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Throughline.Assist.Tests;

namespace Throughline.EndToEnd.Assist;

/// <summary>The real command against a real server that speaks as OpenAI's does, on this machine.</summary>
public sealed class AskTests
{
    private const string Notes = """{"notes":[{"kind":"wonders","scene":"2","statement":"Who complains of too much?","quotes":[{"line":33,"words":"Trader gives over."}]},{"kind":"believes","statement":"She is a widow.","quotes":[{"line":33,"words":"her late husband"}]}]}""";

    private static readonly string Sample = Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");

    [Fact]
    public async Task Without_a_model_a_bare_script_is_answered_by_the_rules()
    {
        var outcome = await CommandLine.Run("ask", Sample, "audience");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("by the rules built in (none)", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("11 of 11 statements", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_production_is_a_wrong_usage()
    {
        var outcome = await CommandLine.Run("ask", Sample, "audience", "--model", "cloud");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--production", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_asks_its_model_through_failures_and_strikes_out_what_is_not_there()
    {
        using var folder = await ProductionAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Busy(1), Turn.Fails, new Turn("""{"notes":[{"kind":"won"""), new Turn(Notes));
        var models = Models(folder, server.Address, "local");

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", models, "ask", Sample, "audience", "--model", "shed", "--production", folder["tide"]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(4, server.Requests.Count);
        Assert.Contains("Who complains of too much?", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("~~She is a widow.~~ struck out", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 2 statements", outcome.Out, StringComparison.Ordinal);
        var record = await CommandLine.Run("ledger", "show", "--production", folder["tide"]);
        Assert.Contains("outcome: answered", record.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.Run("ledger", "verify", "--production", folder["tide"])).ExitCode);
    }

    // Four tries are all there are: a try that is lost on the way fails here.
    [Theory]
    [InlineData("busy", "cut", "fails")]
    [InlineData("cut", "cut", "cut")]
    [InlineData("early", "fails", "busy")]
    public async Task Whatever_a_server_does_three_times_the_fourth_try_is_heard(params string[] doings)
    {
        using var folder = await ProductionAsync("local");
        await using var server = await ModelServer.StartAsync([.. doings.Select(Does), new Turn(Notes)]);

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", Models(folder, server.Address, "local"), "ask", Sample, "audience", "--model", "shed", "--production", folder["tide"]);

        Assert.True(outcome.ExitCode == 0, $"after {server.Requests.Count} requests: {outcome.Error}");
        Assert.Equal(4, server.Requests.Count);
        Assert.Contains("Who complains of too much?", outcome.Out, StringComparison.Ordinal);
    }

    // Everything that can go wrong, one after the other: the answer that breaks off in the middle of its JSON has come to its end, so
    // that it is sent back once with what is wrong, and that question has four tries of its own.
    [Fact]
    public async Task A_question_comes_through_a_busy_a_silent_a_failing_and_a_broken_server_and_an_answer_that_is_cut_short()
    {
        using var folder = await ProductionAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Busy(1), Turn.Stall, Turn.Fails, new Turn("""{"notes":[{"kind":"won"""), Does("cut"), new Turn("""{"notes":[""") { Stalls = true }, new Turn(Notes));

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", Models(folder, server.Address, "local", "silence = 4\n"), "ask", Sample, "audience", "--model", "shed", "--production", folder["tide"]);

        Assert.True(outcome.ExitCode == 0, $"after {server.Requests.Count} requests: {outcome.Error}");
        Assert.Equal(7, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.True(request.Json["stream"]!.GetValue<bool>()));
        Assert.True(server.HungUp.Task.IsCompleted, "the request that stood still was not given up");
        Assert.Contains("Who complains of too much?", outcome.Out, StringComparison.Ordinal);
        var record = await CommandLine.Run("ledger", "show", "--production", folder["tide"]);
        Assert.Contains("outcome: answered", record.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stays_silent_is_given_up_and_the_record_says_so()
    {
        using var folder = await ProductionAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Stall);

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", Models(folder, server.Address, "local", "silence = 1\n"), "ask", Sample, "audience", "--model", "shed", "--production", folder["tide"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("nothing came for 1 second", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
        Assert.Contains("outcome: stalled", (await CommandLine.Run("ledger", "show", "--production", folder["tide"])).Out, StringComparison.Ordinal);
    }

    private static Turn Does(string what) => what switch
    {
        "busy" => Turn.Busy(1),
        "fails" => Turn.Fails,
        "cut" => new Turn("""{"notes":[{"kind":"won""") { CutsOff = true },
        _ => new Turn("""{"notes":[{"kind":"won""") { EndsEarly = true },
    };

    [Fact]
    public async Task What_show_prints_is_what_is_sent_and_showing_sends_nothing()
    {
        using var folder = await ProductionAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(Notes));
        string[] ask = ["ask", Sample, "audience", "--scene", "2", "--model", "shed", "--production", folder["tide"]];
        var models = Models(folder, server.Address, "local");

        var shown = await CommandLine.RunWith("THROUGHLINE_MODELS", models, [.. ask, "--show"]);
        Assert.Empty(server.Requests);
        Assert.Contains("tokens sent", shown.Error, StringComparison.Ordinal);
        await CommandLine.RunWith("THROUGHLINE_MODELS", models, ask);

        Assert.All(Assert.Single(server.Requests).Messages, message => Assert.Contains(message.TrimEnd(), shown.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_only_production_never_connects_to_a_public_model()
    {
        using var folder = await ProductionAsync("local");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var models = Models(folder, new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"), "public");

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", models, "ask", Sample, "audience", "--model", "shed", "--production", folder["tide"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Pages stay in the house.", outcome.Error, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_answer_is_recorded_and_replayed_without_a_server()
    {
        using var folder = await ProductionAsync("local");
        string models;
        string[] ask;
        await using (var server = await ModelServer.StartAsync(new Turn(Notes)))
        {
            models = Models(folder, server.Address, "local");
            ask = ["ask", Sample, "audience", "--model", "shed", "--json", "--production", folder["tide"]];
            await CommandLine.RunWith("THROUGHLINE_MODELS", models, [.. ask, "--record", folder["tape"]]);
        }

        var replayed = await CommandLine.RunWith("THROUGHLINE_MODELS", models, [.. ask, "--replay", folder["tape"]]);
        var missing = await CommandLine.RunWith("THROUGHLINE_MODELS", models, [.. ask, "--scene", "2", "--replay", folder["tape"]]);

        using var json = JsonDocument.Parse(replayed.Out);
        Assert.Equal(1, json.RootElement.GetProperty("verified").GetProperty("claims").GetInt32());
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("no recorded answer", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key = \"sk-abc-1234567890\"", "a key itself is never written into a file")]
    [InlineData("address = \"http://models.example/v1\"\nclass = \"public\"", "begins with https")]
    [InlineData("colour = \"blue\"", "one of provider")]
    [InlineData("silence = 0", "whole seconds, from 1 to 3600")]
    [InlineData("silence = \"long\"", "a whole number")]
    public async Task Settings_that_cannot_be_are_named_with_their_line(string line, string why)
    {
        using var folder = new TemporaryFolder();
        var models = folder.Add("models.toml", $"[models.shed]\nprovider = \"compatible\"\nmodel = \"m\"\n{(line.StartsWith("address", StringComparison.Ordinal) ? "" : "address = \"http://127.0.0.1:1/v1\"\n")}{line}\n");

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", models, "model", "list");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(why, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("executor", "logline")]
    [InlineData("executor", "tidy")]
    public async Task The_json_of_an_answer_is_as_its_schema_says(params string[] task)
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "ask.schema.json"), TestContext.Current.CancellationToken);

        var outcome = await CommandLine.Run(["ask", Sample, .. task, "--json"]);

        Assert.Empty(schema.Validate(outcome.Out));
    }

    [Fact]
    public async Task The_json_of_the_models_is_as_its_schema_says()
    {
        using var folder = new TemporaryFolder();
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "models.schema.json"), TestContext.Current.CancellationToken);

        var outcome = await CommandLine.RunWith("THROUGHLINE_MODELS", Models(folder, new Uri("http://127.0.0.1:9/v1"), "local"), "model", "list", "--json");

        Assert.Empty(schema.Validate(outcome.Out));
        Assert.Contains("test-model", outcome.Out, StringComparison.Ordinal);
    }

    private static string Models(TemporaryFolder folder, Uri address, string where, string more = "") =>
        folder.Add("models.toml", $"[models.shed]\nprovider = \"compatible\"\nmodel = \"test-model\"\naddress = \"{address}\"\nclass = \"{where}\"\n{more}");

    private static async Task<TemporaryFolder> ProductionAsync(string allowed)
    {
        var folder = new TemporaryFolder();
        Assert.Equal(0, (await CommandLine.Run("new", "Tide", folder["tide"])).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", Sample, "--production", folder["tide"])).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("model", "allow", allowed, "--because", "Pages stay in the house.", "--production", folder["tide"])).ExitCode);
        return folder;
    }
}
