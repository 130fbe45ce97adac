using Throughline.Screenplays;

namespace Throughline.Tests.Screenplays;

public sealed class CueParserTests
{
    [Theory]
    [InlineData("MINA", "MINA")]
    [InlineData("  MINA  ", "MINA")]
    [InlineData("MINA (V.O.)", "MINA", "V.O.")]
    [InlineData("MINA(V.O.)(CONT'D)", "MINA", "V.O.", "CONT'D")]
    [InlineData("MINA (on the radio (old))", "MINA", "on the radio (old)")]
    [InlineData("(MINA)", "(MINA)")]
    [InlineData("MINA (V.O.", "MINA (V.O.")]
    [InlineData("MINA (THE ELDER) SMITH", "MINA (THE ELDER) SMITH")]
    [InlineData("", "")]
    public void Groups_in_parentheses_after_the_name_are_extensions(string line, string name, params string[] extensions)
    {
        CueParser.Split(line.AsSpan(), out var found, out var groups);

        Assert.Equal(name, found);
        Assert.Equal(extensions, groups);
    }
}
