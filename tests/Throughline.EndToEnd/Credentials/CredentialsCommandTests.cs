using System.Text.Json;
using NJsonSchema;

namespace Throughline.EndToEnd.Credentials;

/// <summary>A production that has signed one PDF; made once, since each step is a run of the program.</summary>
public sealed class SignedProduction : IAsyncLifetime
{
    internal const string Script = "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain";
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder["tide"];

    public string Root => _folder["root.pem"];

    public string PrintedPdf => _folder["white.pdf"];

    public string SignedPdf => _folder["signed.pdf"];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CommandLine.Run("new", "A Bit for the Tide", Folder, "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", Script, "--production", Folder, "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("credentials", "root", "--production", Folder, "-o", Root)).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("print", Script, "-o", PrintedPdf)).ExitCode);
        var signed = await CommandLine.Run("credentials", "sign", PrintedPdf, "-o", SignedPdf, "--production", Folder, "--as", "Ana Ruiz");
        Assert.Equal((0, SignedPdf + "\n"), (signed.ExitCode, signed.Out));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class CredentialsCommandTests(SignedProduction production) : IClassFixture<SignedProduction>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_printed_script_carries_its_credentials_and_is_still_a_pdf_to_read()
    {
        Assert.Equal((0, "trusted"), await Verify(production.SignedPdf, "--trust", production.Root));
        Assert.Equal((0, "valid"), await Verify(production.SignedPdf));
        Assert.Equal(0, (await CommandLine.Run("read", production.SignedPdf)).ExitCode);
    }

    [Fact]
    public async Task One_bit_flipped_in_a_signed_pdf_is_found()
    {
        var bytes = await File.ReadAllBytesAsync(production.SignedPdf, TestContext.Current.CancellationToken);
        bytes[1000] ^= 1;
        await File.WriteAllBytesAsync(_folder["flipped.pdf"], bytes, TestContext.Current.CancellationToken);

        Assert.Equal((1, "invalid"), await Verify(_folder["flipped.pdf"], "--trust", production.Root));
    }

    [Fact]
    public async Task A_script_is_signed_beside_and_found_by_either_name()
    {
        File.Copy(Path.Combine(CommandLine.Repository, SignedProduction.Script), _folder["tide.fountain"]);
        Assert.Equal(0, (await CommandLine.Run("credentials", "sign", _folder["tide.fountain"], "--production", production.Folder)).ExitCode);

        Assert.Equal((0, "trusted"), await Verify(_folder["tide.fountain"], "--trust", production.Root));
        Assert.Equal((0, "trusted"), await Verify(_folder["tide.fountain.c2pa"], "--trust", production.Root));
        await File.AppendAllTextAsync(_folder["tide.fountain"], "!", TestContext.Current.CancellationToken);
        Assert.Equal((1, "invalid"), await Verify(_folder["tide.fountain"], "--trust", production.Root));
    }

    [Fact]
    public async Task A_root_that_vouches_for_somebody_else_gives_exit_code_1()
    {
        await CommandLine.Run("credentials", "root", "-o", _folder["other.pem"], "--as", "Somebody Else");

        Assert.Equal((1, "valid"), await Verify(production.SignedPdf, "--trust", _folder["other.pem"]));
    }

    [Fact]
    public async Task What_show_prints_as_json_keeps_to_its_schema_with_the_state_first()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "credentials.schema.json"), TestContext.Current.CancellationToken);
        await CommandLine.Run("credentials", "sign", production.SignedPdf, "-o", _folder["again.pdf"]);

        foreach (var file in (string[])[production.SignedPdf, _folder["again.pdf"], SignedProduction.Script])
        {
            var json = (await CommandLine.Run("credentials", "show", file, "--json")).Out;
            Assert.Empty(schema.Validate(json));
            Assert.Equal(["state", "codes"], JsonDocument.Parse(json).RootElement.EnumerateObject().Take(2).Select(member => member.Name));
        }
    }

    [Fact]
    public async Task From_what_a_file_was_created_is_read_from_the_record()
    {
        var tide = _folder["tide"];
        await CommandLine.Run("new", "Tide", tide, "--as", "Ana Ruiz");
        const string taken = """{"kind":"edited","origin":"machine","stage":"final","target":{"document":"draft-1","line":7},"tool":{"provider":"Example","model":"writer","version":"2","endpoint":"enterprise","retention":"none","training":"none"}}""";
        Assert.Equal(0, (await CommandLine.RunIn(tide, taken, "ledger", "append", "-", "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("credentials", "sign", production.PrintedPdf, "-o", _folder["blue.pdf"], "--production", tide)).ExitCode);

        Assert.EndsWith("/digitalCreation", await SourceTypeOf(production.SignedPdf), StringComparison.Ordinal);
        Assert.EndsWith("/trainedAlgorithmicMedia", await SourceTypeOf(_folder["blue.pdf"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_signed_for_a_production_is_in_its_record()
    {
        Assert.Contains("exported", (await CommandLine.Run("ledger", "show", "--production", production.Folder)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.Run("ledger", "verify", "--production", production.Folder)).ExitCode);
    }

    [Fact]
    public async Task A_file_without_credentials_has_none_and_one_that_is_not_there_is_named()
    {
        Assert.Equal((1, "none"), await Verify(SignedProduction.Script));
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
        var outcome = options is ["--trust"]
            ? await CommandLine.Run("credentials", "verify", production.PrintedPdf, "--trust", SignedProduction.Script)
            : await CommandLine.Run(["credentials", "sign", production.PrintedPdf, .. options]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<(int, string)> Verify(string file, params string[] options)
    {
        var outcome = await CommandLine.Run(["credentials", "verify", file, "--json", .. options]);
        using var json = JsonDocument.Parse(outcome.Out);
        return (outcome.ExitCode, json.RootElement.GetProperty("state").GetString()!);
    }

    private static async Task<string> SourceTypeOf(string file)
    {
        using var json = JsonDocument.Parse((await CommandLine.Run("credentials", "show", file, "--json")).Out);
        return json.RootElement.GetProperty("manifests")[0].GetProperty("actions")[0].GetProperty("digitalSourceType").GetString()!;
    }
}
