using System.Text.Json;
using Throughline.Assist.Tests;

namespace Throughline.EndToEnd.Assist;

/// <summary>Deciding on proposals with the real command, as three people of one production would.</summary>
public sealed class ProposalCommandTests
{
    private static readonly string Sample = Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");

    [Fact]
    public async Task A_colleagues_words_are_shown_measured_taken_changed_and_taken_back()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("proposal", "add", "You did say that.", "--words", "You did.", "--reason", "He is surer.", "--production", tide, "--as", "Tom Webb");

        var shown = await Done("proposal", "show", "1", "--production", tide);
        var taken = await Done("proposal", "accept", "1", "--text", "You said so.", "--production", tide, "--as", "Ana Ruiz");
        var authors = await Done("authorship", "--production", tide);
        var back = await Done("proposal", "undo", "1", "--production", tide, "--as", "Ana Ruiz");

        Assert.Contains("{+", shown, StringComparison.Ordinal);
        Assert.Contains("Tom Webb", shown, StringComparison.Ordinal);
        Assert.Contains("s to read", shown, StringComparison.Ordinal);
        Assert.Equal(("2", "3"), (taken.Trim(), back.Trim()));
        Assert.NotEmpty(authors);
        Assert.Contains("taken back by Ana Ruiz", await Done("proposal", "list", "--production", tide), StringComparison.Ordinal);
        Assert.Contains("proposal-decided", await Done("ledger", "show", "--production", tide), StringComparison.Ordinal);
        await Done("ledger", "verify", "--production", tide);
    }

    [Fact]
    public async Task What_is_locked_is_not_taken_and_the_exit_code_says_so()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("proposal", "add", "You did say that.", "--words", "You did.", "--reason", "He is surer.", "--production", tide, "--as", "Tom Webb");
        await Done("proposal", "lock", "line", "You did.", "--because", "He has learned it.", "--production", tide, "--as", "Ana Ruiz");

        var refused = await CommandLine.Run("proposal", "accept", "1", "--production", tide, "--as", "Ana Ruiz");
        var list = await Done("proposal", "list", "--production", tide);
        await Done("proposal", "unlock", "1", "--production", tide, "--as", "Ana Ruiz");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("locked by Ana Ruiz: He has learned it.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("open, locked", list, StringComparison.Ordinal);
        await Done("proposal", "accept", "1", "--production", tide, "--as", "Ana Ruiz");
    }

    [Fact]
    public async Task What_somebody_hides_is_counted_and_named()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("proposal", "add", "A single tear. A single tear.", "--words", "You did.", "--reason", "More.", "--production", tide, "--as", "Tom Webb");
        await Done("proposal", "hide", "--worn", "1", "--production", tide, "--as", "Ana Ruiz");

        var hidden = await CommandLine.Run("proposal", "list", "--production", tide, "--as", "Ana Ruiz");
        var all = await Done("proposal", "list", "--all", "--production", tide, "--as", "Ana Ruiz");

        Assert.Equal((0, ""), (hidden.ExitCode, hidden.Out.Trim()));
        Assert.Contains("1 hidden by what you set (2 worn phrases, more than 1): 1.", hidden.Error, StringComparison.Ordinal);
        Assert.Contains("hidden", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_models_lines_are_compared_taken_in_part_and_filed()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("model", "allow", "local", "--because", "Pages stay in the house.", "--production", tide, "--as", "Ines Moreau", "--role", "producer");
        await using var server = await ModelServer.StartAsync(new Turn("""
            {"alternatives":[{"label":"drier","spans":[{"kind":"replace","line":33,"words":"gives over","text":"weighs long"}]},{"label":"plainer","spans":[{"kind":"replace","line":33,"words":"Trader","text":"Fishmonger"},{"kind":"replace","line":33,"words":"over","text":"too much"},{"kind":"question","line":33,"words":"gives","text":"Gives what?"}]}],"reason":"Two ways to complain.","claims":[{"statement":"Somebody complains.","quotes":[{"line":33,"words":"gives over"}]},{"statement":"She is a widow.","quotes":[{"line":33,"words":"her late husband"}]}]}
            """));
        folder.Add("models.toml", $"[models.shed]\nprovider = \"compatible\"\nmodel = \"test-model\"\naddress = \"{server.Address}\"\nclass = \"local\"\n");

        var asked = await CommandLine.RunWith("THROUGHLINE_MODELS", folder["models.toml"], "ask", Sample, "executor", "alternatives", "--scene", "2", "--constraint", "shorter", "--model", "shed", "--production", tide, "--as", "Ana Ruiz");
        var compared = await Done("proposal", "compare", "1", "--production", tide);
        var shown = await Done("proposal", "show", "1", "--production", tide);
        using var json = JsonDocument.Parse(await Done("proposal", "show", "1", "--json", "--production", tide));
        await Done("proposal", "accept", "1", "--alternative", "2", "--part", "1", "--production", tide, "--as", "Ana Ruiz");
        var filed = await CommandLine.Run("disclose", tide, "--for", "academy");

        Assert.True(asked.ExitCode == 0, asked.Error);
        Assert.Contains("proposal show 1", asked.Out, StringComparison.Ordinal);
        Assert.Contains("as it is", compared, StringComparison.Ordinal);
        Assert.Contains("1.2 plainer", compared, StringComparison.Ordinal);
        Assert.Contains("~~She is a widow.~~", shown, StringComparison.Ordinal);
        Assert.Contains("It rests on 2 statements; 1 quote", shown, StringComparison.Ordinal);
        Assert.Equal(1, json.RootElement[0].GetProperty("verified").GetProperty("claims").GetInt32());
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "proposals.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json.RootElement.GetRawText()));
        Assert.True(filed.ExitCode is 0 or 1, filed.Error);
        Assert.Contains("taken in part", filed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proposal", "show", "9")]
    [InlineData("proposal", "undo", "9")]
    [InlineData("proposal", "unlock", "4")]
    public async Task What_is_not_there_is_said_in_one_line(params string[] args)
    {
        using var folder = await ProductionAsync();

        var outcome = await CommandLine.Run([.. args, "--production", folder["tide"]]);

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Out));
        Assert.StartsWith("throughline: There is no ", outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<TemporaryFolder> ProductionAsync()
    {
        var folder = new TemporaryFolder();
        await Done("new", "A Bit for the Tide", folder["tide"], "--as", "Ana Ruiz");
        await Done("draft", "add", Sample, "--production", folder["tide"], "--as", "Ana Ruiz");
        return folder;
    }

    private static async Task<string> Done(params string[] args)
    {
        var outcome = await CommandLine.Run(args);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', args)}: {outcome.ExitCode}\n{outcome.Error}");
        return outcome.Out;
    }
}
