using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Tests.Story.Lint;

public sealed class RepairTests
{
    [Fact]
    public void Of_two_repairs_that_touch_the_second_waits_for_the_next_round()
    {
        var rounds = 0;

        var repaired = Repair.Apply(new SourceText("abc", "a"), source =>
        {
            rounds++;
            return source.Text switch
            {
                "abc" => [Finding(0, 2, "x"), Finding(1, 1, "y")],
                "xc" => [Finding(1, 1, "z")],
                _ => [],
            };
        });

        Assert.Equal("xz", repaired.Source.Text);
        Assert.Equal(2, repaired.Applied);
        Assert.Equal(3, rounds);
    }

    [Fact]
    public void Repairs_that_undo_each_other_end_after_five_rounds()
    {
        var repaired = Repair.Apply(new SourceText("a", "a"), source => [Finding(0, 1, source.Text == "a" ? "b" : "a")]);

        Assert.Equal(Repair.MostRounds, repaired.Applied);
        Assert.Single(repaired.Left);
    }

    [Fact]
    public void Nothing_to_repair_gives_the_same_file()
    {
        var source = new SourceText("a", "a");

        Assert.Same(source, Repair.Apply(source, _ => []).Source);
    }

    [Fact]
    public void Encoding_mark_and_line_ends_stay()
    {
        byte[] bytes = [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("INT. HALL - DAY\r\nRain.\r\n")];

        var repaired = Repair.Apply(SourceText.Decode(bytes, "a"), source =>
        {
            var reading = Throughline.Screenplays.Fountain.FountainReader.Read(source);
            return Linter.Run(reading.Screenplay, reading.Diagnostics, LintSettings.Default);
        });

        Assert.Equal([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("INT. HALL - DAY\r\n\r\nRain.\r\n")], repaired.Source.Encode());
    }

    private static Diagnostic Finding(int start, int length, string text) =>
        new("TL999", Severity.Info, new SourceSpan(start, length, 1, start + 1, 1), "") { Fix = new Fix("", [new TextEdit(start, length, text)]) };
}
