using Throughline.Proposals;

namespace Throughline.Tests.Proposals;

public sealed class ProposedTextTests
{
    [Theory]
    [InlineData("A knock.\nThen\tnothing.")]
    [InlineData("نورا لا تجيب")]
    [InlineData("می\u200Cخواهم, नहीं, 👩\u200D🏭")]
    [InlineData("")]
    public void Words_of_any_language_can_be_proposed(string text)
    {
        Assert.Null(ProposedText.Fault(text));
        Assert.Same(text, ProposedText.Shown(text));
    }

    [Theory]
    [InlineData("\u001b[31mred", "U+001B")]
    [InlineData("no\u009bwords", "U+009B")]
    [InlineData("gl\u202Eass", "U+202E")]
    [InlineData("gl\u2066ass", "U+2066")]
    [InlineData("gl\u200Bass", "U+200B")]
    [InlineData("\uFEFFglass", "U+FEFF")]
    [InlineData("glass\U000E0041\U000E0042", "U+E0041")]
    [InlineData("gl\0ass", "U+0000")]
    [InlineData("carriage\rreturn", "U+000D")]
    public void Words_that_hide_something_or_command_a_terminal_cannot(string text, string named)
    {
        Assert.Contains(named, ProposedText.Fault(text), StringComparison.Ordinal);
        Assert.Null(ProposedText.Fault(ProposedText.Shown(text)));
        Assert.Contains('\uFFFD', ProposedText.Shown(text));
    }

    [Fact]
    public void More_than_the_most_is_too_much()
    {
        Assert.Null(ProposedText.Fault(new string('a', ProposedText.Most)));
        Assert.Contains("more than 20000 characters", ProposedText.Fault(new string('a', ProposedText.Most + 1)), StringComparison.Ordinal);
    }
}
