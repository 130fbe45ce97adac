namespace Throughline.EndToEnd;

public sealed class DamagedScriptTests : IDisposable
{
    // Ends in the middle of a paragraph, as a file does whose copying was broken off.
    private const string Torn = """
        <?xml version="1.0" encoding="UTF-8"?>
        <FinalDraft DocumentType="Script" Template="No" Version="5"><Content>
        <Paragraph Type="Scene Heading"><Text>INT. HALL - DAY</Text></Paragraph>
        <Paragraph Type="Action"><Text>Rain on the windows.</Text></Paragraph>
        <Paragraph Type="Character"><Text>AN
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("read", "torn.fdx")]
    [InlineData("pages", "torn.fdx")]
    [InlineData("breakdown", "torn.fdx", "--json")]
    [InlineData("diff", "torn.fdx", "torn.fdx")]
    [InlineData("authorship", "--draft", "torn.fdx=Ana")]
    public async Task A_command_on_a_damaged_script_answers_and_exits_1(params string[] arguments)
    {
        _folder.Add("torn.fdx", Torn);

        var outcome = await CommandLine.RunIn(_folder.Path, null, arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.NotEmpty(outcome.Out);
        Assert.Contains("torn.fdx:", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(": error ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisions_are_not_marked_against_a_damaged_draft()
    {
        _folder.Add("torn.fdx", Torn);
        _folder.Add("new.fountain", "INT. HALL - DAY\n\nRain on the windows.\n");

        var outcome = await CommandLine.RunIn(_folder.Path, null, "revise", "new.fountain", "-o", "blue.fountain", "--next", "--since", "torn.fdx");

        Assert.Equal(3, outcome.ExitCode);
        Assert.False(File.Exists(_folder["blue.fountain"]));
    }
}
