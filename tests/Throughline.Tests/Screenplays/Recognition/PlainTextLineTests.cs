using System.Text;
using CsCheck;
using Throughline.Screenplays.PlainText;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Recognition;

public sealed class PlainTextLineTests
{
    private const string Script = """
                                                     12.
        INT. KITCHEN - DAY

        Anna stands at the stove and stirs, while the
        kettle begins to sing.

                              ANNA
                        (over her shoulder)
                   You are late again. The soup has been
                   ready since noon.

                              BEN (O.S.)
                   I know.

                                                     CUT TO:

        EXT. STREET - NIGHT

        He walks.
        """;

    private const string Truth = "MSNNCEDDCDTSN";

    [Fact]
    public void Each_line_is_told_by_its_words_place_and_neighbours() =>
        Assert.Equal(Truth, Tags(Script));

    [Fact]
    public void Without_indentation_or_blank_lines_words_and_neighbours_still_tell() =>
        Assert.Equal(Truth, Tags(string.Join('\n', Script.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))));

    [Theory]
    [InlineData("PROFESSOR McGONAGALL")]
    [InlineData("BEN'S VOICE o.s.")]
    [InlineData("ANNA (V.O.)")]
    public void A_name_with_small_letters_that_belong_to_it_is_a_cue(string name) =>
        Assert.Equal(Truth, Tags(Script.Replace("BEN (O.S.)", name, StringComparison.Ordinal)));

    [Fact]
    public void A_number_that_no_page_counts_on_from_is_no_page_number()
    {
        var pages = string.Concat(Enumerable.Range(2, 6).Select(n => $"{new string(' ', 60)}{n}.\n\n{Script[(Script.IndexOf('\n', StringComparison.Ordinal) + 1)..]}\n\n"));
        var card = pages.Replace("EXT. STREET - NIGHT\n", "EXT. STREET - NIGHT\n\n(488)\n", StringComparison.Ordinal);

        Assert.Equal(string.Concat(Enumerable.Repeat("MSNNCEDDCDTSNN", 6)), Tags(card));
    }

    [Fact]
    public void Speech_as_wide_as_action_under_a_name_stays_speech_to_its_end()
    {
        var script = string.Concat(Enumerable.Repeat("INT. KITCHEN - DAY\n\nAnna stands at the stove and stirs, while the kettle begins to sing.\n\n          ANNA\n\nYou are late again, and the soup has been ready since noon. The men came\nfor the table, and they took the clock and the two chairs with it, and\nthen they went back to the lorry for the rest of the things.\n\n          BEN\n\nI know.\n\n", 8));

        Assert.Equal(string.Concat(Enumerable.Repeat("SNCDDDCD", 8)), Tags(script));
    }

    [Fact]
    public void Lines_end_at_line_feeds_and_carriage_returns_only()
    {
        var lines = PlainTextLine.Of(new SourceText("A\fB\n\r\n\u2028C\u0085D\v\rE\n", "any.txt"));

        Assert.Equal(["A\fB", "", "\u2028C\u0085D\v", "E"], lines.Select(l => l.Text));
        Assert.Equal([false, true, false, false], lines.Select(l => l.Recognised is null));
    }

    [Fact]
    public void A_line_may_be_a_revision_star_and_nothing_else() =>
        Assert.NotNull(PlainTextLine.Of(new SourceText("*", "any.txt")).Single().Recognised);

    [Fact]
    public void Any_bytes_give_one_answer_for_each_line() =>
        Gen.Byte.Select(b => b % 9 == 0 ? (byte)'\n' : b).Array[1, 300].Sample(bytes =>
        {
            // A zero in every other byte would be UTF-16.
            bytes = [.. bytes.Select(b => b == 0 ? (byte)'x' : b), (byte)'z'];
            if (bytes is [0xFE or 0xFF, ..])
                return;
            var expected = Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\n' or '\r') + 1;

            Assert.Equal(expected, PlainTextLine.Of(SourceText.Decode(bytes, "any.txt")).Count);
        }, iter: 1000);

    private static string Tags(string text) =>
        string.Concat(PlainTextLine.Of(new SourceText(text, "script.txt")).Where(l => l.Recognised is not null).Select(l => "SNCDETM"[(int)l.Recognised!.Tag]));
}
