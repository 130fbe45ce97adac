using CsCheck;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Tests.Screenplays;

public sealed class ElementEditTests
{
    [Theory]
    [InlineData(0, 2, "xyz", "xyzcdefgh", 3, 6)] // before the run
    [InlineData(3, 1, "xyz", "abcxyzefgh", 2, 7)] // inside: what comes in is of the run
    [InlineData(2, 3, "z", "abzfgh", 2, 3)] // in place of its beginning
    [InlineData(0, 4, "z", "zefgh", 1, 2)] // over its beginning
    [InlineData(4, 3, "z", "abcdzh", 2, 4)] // over its end
    [InlineData(5, 0, "z", "abcdezfgh", 2, 5)] // just behind it
    [InlineData(2, 0, "z", "abzcdefgh", 3, 6)] // just before it
    public void A_run_stays_on_its_characters(int start, int length, string put, string expected, int from, int to)
    {
        var edited = ElementEdit.Apply(new StyledText("abcdefgh", [new TextRun(2, 3, TextStyle.Bold)], []), new TextEdit(start, length, put));

        Assert.Equal(expected, edited.Plain);
        Assert.Equal([new TextRun(from, to - from, TextStyle.Bold)], edited.Runs);
    }

    [Fact]
    public void A_run_whose_characters_all_go_goes() =>
        Assert.Empty(ElementEdit.Apply(new StyledText("abcdefgh", [new TextRun(2, 3, TextStyle.Bold)], []), new TextEdit(1, 5, "new")).Runs);

    [Fact]
    public void Every_character_that_stays_keeps_its_style() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 12], Gen.String[Gen.Char['A', 'Z'], 0, 4]).Sample((start, length, from, run, put) =>
        {
            const string Plain = "abcdefghijkl";
            (start, from) = (Math.Min(start, 12), Math.Min(from, 11));
            (length, run) = (Math.Min(length, 12 - start), Math.Min(run, 12 - from));
            var edited = ElementEdit.Apply(new StyledText(Plain, [new TextRun(from, run, TextStyle.Bold)], []), new TextEdit(start, length, put));
            for (var i = 0; i < edited.Plain.Length; i++)
            {
                var was = Plain.IndexOf(edited.Plain[i], StringComparison.Ordinal);
                var isBold = edited.Runs.Any(r => r.Start <= i && i < r.Start + r.Length);
                if (was >= 0 && isBold != (was >= from && was < from + run))
                    return false;
            }

            return true;
        });
}
