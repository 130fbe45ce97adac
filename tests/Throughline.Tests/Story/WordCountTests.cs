using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Don't go, half-way home.", 4)]
    [InlineData("-- what?! 'Tis 24/7", 4)]
    [InlineData("Привет, мир", 2)]
    [InlineData("자, 여러분. 오늘은", 3)]
    [InlineData("我们走吧", 4)]
    [InlineData("行こう now", 4)]
    [InlineData("నమస్తే ప్రపంచం", 2)]
    [InlineData("שלום לך", 2)]
    public void Words_are_counted_in_any_script(string speech, int words)
    {
        var report = ScriptReport.Of(Scripts.Read($"INT. A - DAY\n\n@X\n{speech}\n"));

        Assert.Equal(words, report.Extent.DialogueWords);
    }
}
