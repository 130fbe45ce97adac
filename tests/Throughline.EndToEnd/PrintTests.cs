namespace Throughline.EndToEnd;

public sealed class PrintTests
{
    private const string Tide = "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain";

    [Fact]
    public async Task A_script_becomes_a_pdf_and_nothing_is_said()
    {
        using var folder = new TemporaryFolder();
        var outcome = await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"]);

        Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.Equal("%PDF-1.4"u8.ToArray(), (await File.ReadAllBytesAsync(folder["tide.pdf"], TestContext.Current.CancellationToken))[..8]);
    }

    [Fact]
    public async Task Each_recipient_gets_a_copy()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["names.csv"], "name,mail\nAda Lindqvist,a@example.org\n\"Sol, Jr.\",s@example.org\n", TestContext.Current.CancellationToken);
        var outcome = await CommandLine.Run("print", Tide, "-o", folder["."], "--recipients", folder["names.csv"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["a-bit-for-the-tide - Ada Lindqvist.pdf", "a-bit-for-the-tide - Sol- Jr.pdf"], Directory.GetFiles(folder["."], "*.pdf").Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("nobody called ZORRO speaks in it", "--sides", "ZORRO")]
    [InlineData("99: the script has no such scene; its scenes are 1 to 13.", "--scenes", "99")]
    [InlineData("no page has changed words; nothing was written.", "--changed-pages")]
    [InlineData("letter-press: no style has this name", "--style", "letter-press")]
    public async Task What_cannot_be_printed_is_said_and_nothing_is_written(string said, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var outcome = await CommandLine.Run(["print", Tide, "-o", folder["tide.pdf"], .. options]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["tide.pdf"]));
    }
}
