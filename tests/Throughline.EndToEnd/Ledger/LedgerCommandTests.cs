using System.Text.Json;
using NJsonSchema;

namespace Throughline.EndToEnd.Ledger;

public sealed class LedgerCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Tide => _folder["tide"];

    public async ValueTask InitializeAsync() =>
        Assert.Equal(0, (await CommandLine.Run("new", "A Bit for the Tide", Tide, "--as", "Ana Ruiz")).ExitCode);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Events_are_acknowledged_by_their_index_and_found_again()
    {
        var appended = await CommandLine.RunIn(Tide, """
            {"kind":"attested","details":{"statement":"my own work"}}
            {"kind":"consent-given","actor":{"person":"Ben","role":"agent"},"details":{"scope":"voice"}}
            """, "ledger", "append", "-", "--as", "Ana Ruiz");

        var shown = await CommandLine.RunIn(Tide, null, "ledger", "show");

        Assert.Equal("1\n2\n", appended.Out);
        Assert.Contains("attested           Ana Ruiz (writer)  statement: my own work", shown.Out, StringComparison.Ordinal);
        Assert.Contains("consent-given      Ben (agent)  scope: voice", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_is_renamed_and_the_record_says_by_whom()
    {
        var renamed = await CommandLine.RunIn(Tide, null, "rename", "A Pound for the Tide", "--as", "Ben Okri");

        var shown = await CommandLine.RunIn(Tide, null, "ledger", "show");
        var verified = await CommandLine.RunIn(Tide, null, "ledger", "verify");
        Assert.Equal((0, "A Pound for the Tide\n"), (renamed.ExitCode, renamed.Out));
        Assert.Contains("renamed            Ben Okri (writer)  from: A Bit for the Tide", shown.Out, StringComparison.Ordinal);
        Assert.StartsWith("A Pound for the Tide: ", verified.Out, StringComparison.Ordinal);
        Assert.Equal(0, verified.ExitCode);
    }

    [Fact]
    public async Task A_line_that_is_no_event_is_named_and_nothing_is_added()
    {
        var refused = await CommandLine.RunIn(Tide, "{\"kind\":\"attested\"}\n{\"kind\":\"guessed\"}\n", "ledger", "append", "-");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("-:2: is no event: 'guessed' is not one of", refused.Error, StringComparison.Ordinal);
        Assert.Single((await CommandLine.RunIn(Tide, null, "ledger", "show")).Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_whole_record_verifies_in_the_documented_shape()
    {
        var verified = await CommandLine.RunIn(Tide, null, "ledger", "verify", "--json");

        var schema = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "ledger-verify.schema.json"), TestContext.Current.CancellationToken);
        Assert.Equal(0, verified.ExitCode);
        Assert.Empty(schema.Validate(verified.Out));
    }

    [Fact]
    public async Task Entries_have_the_documented_shape()
    {
        await CommandLine.RunIn(Tide, """{"kind":"proposal-decided","decision":"part","origin":"machine-edited","target":{"document":"d1","line":4,"span":{"start":0,"length":3}},"tool":{"provider":"none","model":"rules","version":"1","endpoint":"local","retention":"none","training":"none"},"cost":{"micros":0,"currency":"USD"},"stage":"final"}""", "ledger", "append", "-");

        var shown = await CommandLine.RunIn(Tide, null, "ledger", "show", "--json");

        var schema = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "ledger-entry.schema.json"), TestContext.Current.CancellationToken);
        Assert.All(shown.Out.TrimEnd().Split('\n'), line => Assert.Empty(schema.Validate(line)));
    }

    [Fact]
    public async Task A_proof_convinces_somebody_without_the_production_and_a_changed_one_does_not()
    {
        var proof = _folder["x.tlog-proof"];
        await CommandLine.RunIn(Tide, null, "ledger", "prove", "0", "-o", proof);
        using var verified = JsonDocument.Parse((await CommandLine.RunIn(Tide, null, "ledger", "verify", "--json")).Out);
        var key = verified.RootElement.GetProperty("checkpoints")[0].GetProperty("signedBy")[0].GetString()!;

        var proved = await CommandLine.Run("ledger", "check", proof, "--key", key);
        var lines = await File.ReadAllLinesAsync(proof, TestContext.Current.CancellationToken);
        lines[1] = "extra " + Convert.ToBase64String("{}"u8);
        await File.WriteAllTextAsync(proof, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);
        var changed = await CommandLine.Run("ledger", "check", proof, "--key", key);

        Assert.Equal((0, 1), (proved.ExitCode, changed.ExitCode));
        Assert.Contains("\"kind\":\"production-made\"", proved.Out, StringComparison.Ordinal);
        Assert.StartsWith("Not proved", changed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_an_open_production_is_a_production()
    {
        var copied = await CommandLine.RunIn(Tide, null, "backup", _folder["copy"]);

        var verified = await CommandLine.RunIn(_folder["copy"], null, "ledger", "verify");

        Assert.Equal((0, 0), (copied.ExitCode, verified.ExitCode));
        Assert.Contains("A Bit for the Tide: 1 entry", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_production_people_are_told_how_to_make_one()
    {
        var refused = await CommandLine.RunIn(_folder.Path, null, "ledger", "verify");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("throughline new", refused.Error, StringComparison.Ordinal);
    }
}
