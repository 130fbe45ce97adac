using System.Text.Json;
using NJsonSchema;

namespace Throughline.EndToEnd.Credentials;

public sealed class CredentialsCommandTests : IAsyncLifetime
{
    private const string Script = "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain";
    private readonly TemporaryFolder _folder = new();

    private string Tide => _folder["tide"];

    private string Root => _folder["root.pem"];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CommandLine.Run("new", "A Bit for the Tide", Tide, "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", Script, "--production", Tide, "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("credentials", "root", "--production", Tide, "-o", Root)).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_printed_script_carries_its_credentials_and_is_still_a_pdf_to_read()
    {
        var signed = await Sign("print", Script, "-o", _folder["white.pdf"]);

        Assert.Equal((0, "trusted"), await Verify(signed, "--trust", Root));
        Assert.Equal((0, "valid"), await Verify(signed));
        Assert.Equal(0, (await CommandLine.Run("read", signed)).ExitCode);
    }

    [Fact]
    public async Task One_bit_flipped_in_a_signed_pdf_is_found()
    {
        var signed = await Sign("print", Script, "-o", _folder["white.pdf"]);
        var bytes = await File.ReadAllBytesAsync(signed, TestContext.Current.CancellationToken);
        bytes[1000] ^= 1;
        await File.WriteAllBytesAsync(signed, bytes, TestContext.Current.CancellationToken);

        Assert.Equal((1, "invalid"), await Verify(signed, "--trust", Root));
    }

    [Fact]
    public async Task A_script_is_signed_beside_and_found_by_either_name()
    {
        File.Copy(Path.Combine(CommandLine.Repository, Script), _folder["tide.fountain"]);
        Assert.Equal(0, (await CommandLine.Run("credentials", "sign", _folder["tide.fountain"], "--production", Tide)).ExitCode);

        Assert.Equal((0, "trusted"), await Verify(_folder["tide.fountain"], "--trust", Root));
        Assert.Equal((0, "trusted"), await Verify(_folder["tide.fountain.c2pa"], "--trust", Root));
        await File.AppendAllTextAsync(_folder["tide.fountain"], "!", TestContext.Current.CancellationToken);
        Assert.Equal((1, "invalid"), await Verify(_folder["tide.fountain"], "--trust", Root));
    }

    [Fact]
    public async Task A_root_that_vouches_for_somebody_else_gives_exit_code_1()
    {
        var signed = await Sign("print", Script, "-o", _folder["white.pdf"]);
        await CommandLine.Run("new", "Another", _folder["another"]);
        await CommandLine.Run("credentials", "root", "--production", _folder["another"], "-o", _folder["other.pem"]);

        Assert.Equal((1, "valid"), await Verify(signed, "--trust", _folder["other.pem"]));
    }

    [Fact]
    public async Task What_show_prints_as_json_keeps_to_its_schema_with_the_state_first()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "credentials.schema.json"), TestContext.Current.CancellationToken);
        var signed = await Sign("print", Script, "-o", _folder["white.pdf"]);
        await CommandLine.Run("credentials", "sign", signed, "-o", _folder["again.pdf"], "--production", Tide);

        foreach (var file in (string[])[signed, _folder["again.pdf"], Script])
        {
            var json = (await CommandLine.Run("credentials", "show", file, "--json")).Out;
            Assert.Empty(schema.Validate(json));
            Assert.Equal(["state", "codes"], JsonDocument.Parse(json).RootElement.EnumerateObject().Take(2).Select(member => member.Name));
        }
    }

    [Fact]
    public async Task From_what_a_file_was_created_is_read_from_the_record()
    {
        var people = await SourceTypes(await Sign("print", Script, "-o", _folder["white.pdf"]));
        const string taken = """{"kind":"edited","origin":"machine","stage":"final","target":{"document":"draft-1","line":7},"tool":{"provider":"Example","model":"writer","version":"2","endpoint":"enterprise","retention":"none","training":"none"}}""";
        Assert.Equal(0, (await CommandLine.RunIn(Tide, taken, "ledger", "append", "-", "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("credentials", "sign", _folder["white.pdf"], "-o", _folder["blue.pdf"], "--production", Tide)).ExitCode);

        Assert.EndsWith("/digitalCreation", people, StringComparison.Ordinal);
        Assert.EndsWith("/compositeWithTrainedAlgorithmicMedia", await SourceTypes(_folder["blue.pdf"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_signed_for_a_production_is_in_its_record()
    {
        await Sign("print", Script, "-o", _folder["white.pdf"]);

        Assert.Contains("exported", (await CommandLine.Run("ledger", "show", "--production", Tide)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.Run("ledger", "verify", "--production", Tide)).ExitCode);
    }

    [Fact]
    public async Task A_file_without_credentials_has_none_and_one_that_is_not_there_is_named()
    {
        Assert.Equal((1, "none"), await Verify(Script));
        var missing = await CommandLine.Run("credentials", "verify", _folder["nothing.pdf"]);

        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("nothing.pdf", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("carries its credentials itself")]
    [InlineData("go together", "--key", "a.pem", "-o", "x.pdf")]
    [InlineData("holds no certificate", "--trust")]
    public async Task What_is_asked_wrongly_exits_2_and_says_what_to_do(string said, params string[] options)
    {
        await CommandLine.Run("print", Script, "-o", _folder["white.pdf"]);
        var outcome = options is ["--trust"]
            ? await CommandLine.Run("credentials", "verify", _folder["white.pdf"], "--trust", Script)
            : await CommandLine.Run(["credentials", "sign", _folder["white.pdf"], .. options]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    private async Task<string> Sign(params string[] print)
    {
        Assert.Equal(0, (await CommandLine.Run(print)).ExitCode);
        var outcome = await CommandLine.Run("credentials", "sign", print[^1], "-o", _folder["signed.pdf"], "--production", Tide, "--as", "Ana Ruiz");
        Assert.Equal((0, _folder["signed.pdf"] + "\n"), (outcome.ExitCode, outcome.Out));
        return _folder["signed.pdf"];
    }

    private static async Task<(int, string)> Verify(string file, params string[] options)
    {
        var outcome = await CommandLine.Run(["credentials", "verify", file, "--json", .. options]);
        using var json = JsonDocument.Parse(outcome.Out);
        return (outcome.ExitCode, json.RootElement.GetProperty("state").GetString()!);
    }

    private static async Task<string> SourceTypes(string file)
    {
        using var json = JsonDocument.Parse((await CommandLine.Run("credentials", "show", file, "--json")).Out);
        return json.RootElement.GetProperty("manifests")[0].GetProperty("actions")[0].GetProperty("digitalSourceType").GetString()!;
    }
}
