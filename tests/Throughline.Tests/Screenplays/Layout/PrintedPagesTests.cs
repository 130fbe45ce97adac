using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Tests.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Layout;

public sealed class PrintedPagesTests
{
    [Fact]
    public void A_speech_that_goes_over_says_more_below_and_the_name_above()
    {
        var pages = Pages(Paragraphs(25) + "BOB\n" + Words(9) + ". " + Words(9) + " " + Words(9) + ".\n\nAfter.\n");

        var more = Assert.Single(pages[0].Lines, l => l.Part == PrintedPart.More);
        var name = Assert.Single(pages[1].Lines, l => l.Part == PrintedPart.RepeatedCue);
        Assert.Equal(("(MORE)", 35), (more.Words, more.Column));
        Assert.Equal(("BOB (CONT'D)", 35, 1), (name.Words, name.Column, name.Row));
        Assert.Equal(2, pages[1].Lines.First(l => l.Part == PrintedPart.Text).Row);
    }

    [Theory]
    [InlineData("THE BARONESS VON UND ZU HOHENSTEIN-LANGENBURG", "THE BARONESS VON UND ZU HOHENSTEIN-LANGENBURG (CONT'D)")]
    [InlineData("THE SEVEN HUNDRED AND SEVENTY-SEVEN VOICES OF THE OLD HARBOUR CHOIR OF ST. BEES", "THE SEVEN HUNDRED AND SEVENTY-SEVEN VOICES OF TH… (CONT'D)")]
    public void A_long_name_that_is_repeated_stays_on_the_page(string name, string repeated)
    {
        var pages = Pages(Paragraphs(24) + name + "\n" + Words(9) + ". " + Words(9) + " " + Words(9) + ".\n\nAfter.\n");

        var line = Assert.Single(pages[1].Lines, l => l.Part == PrintedPart.RepeatedCue);
        Assert.Equal(repeated, line.Words);
        Assert.InRange(line.Column + line.Words.Length, 0, PageStyle.FinalDraft.PageNumberEnd);
    }

    [Fact]
    public void One_who_speaks_again_after_action_is_said_to_go_on()
    {
        var script = "INT. A - DAY\n\nBOB\nYes.\n\nHe nods.\n\nBOB\nYes.\n\nINT. B - DAY\n\nBOB\nNo.\n";

        Assert.Equal(["BOB", "BOB (CONT'D)", "BOB"], Texts(script, PageStyle.FinalDraft).Where(t => t.StartsWith("BOB", StringComparison.Ordinal)));
        Assert.DoesNotContain("BOB (CONT'D)", Texts(script, PageStyle.FinalDraft with { ContinuesSpeakers = false }));
    }

    [Theory]
    [InlineData("すみません、生ビールを一つください。それから。", "すみません、生ビールを一つくださ", "い。それから。")]
    [InlineData("あいうえおかきくけこさしすせそた「なに」", "あいうえおかきくけこさしすせそた", "「なに」")]
    [InlineData("あいうえおかきくけこさしすせそたなっても", "あいうえおかきくけこさしすせそた", "なっても")]
    public void No_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(string speech, string first, string second) =>
        Assert.Equal([first, second], Texts($"INT. A - DAY\n\n@健二\n{speech}\n", PageStyle.FinalDraft).TakeLast(2));

    [Fact]
    public void A_shooting_script_says_that_a_scene_goes_on()
    {
        var pages = Pages("INT. A - DAY #12A#\n\n" + Paragraphs(30), PageStyle.FinalDraft with { MarksContinuedScenes = true });

        Assert.Equal("(CONTINUED)", Assert.Single(pages[0].Lines, l => l.Part == PrintedPart.SceneBottom).Words);
        Assert.Equal(("CONTINUED:", 1), (Assert.Single(pages[1].Lines, l => l.Part == PrintedPart.SceneTop) is var top ? (top.Words, top.Row) : default));
        Assert.Equal(["12A", "12A"], pages[1].Lines.Where(l => l.Part == PrintedPart.SceneNumber).Select(l => l.Words));
        Assert.Equal(3, pages[1].Lines.First(l => l.Part == PrintedPart.Text).Row);
    }

    [Fact]
    public void Every_character_of_a_script_is_printed_once_and_where_the_map_says()
    {
        var script = Read("INT. A - DAY\n\n" + string.Concat(Enumerable.Range(0, 60).Select(i => Words(30) + ". " + Words(8 + i % 7) + ".\n\nBOB\n(aside)\n" + Words(20) + ". " + Words(20) + ".\n\nTOM ^\n" + Words(4) + ".\n\n")));
        var map = PageLayout.Of(script);

        var lines = PrintedPages.Of(script, map).SelectMany(p => p.Lines.Where(l => l.Part == PrintedPart.Text).Select(l => (p.Page, Line: l))).ToList();

        for (var i = 0; i < script.Elements.Length; i++)
        {
            var printed = string.Join(' ', lines.Where(l => l.Line.Element == i).Select(l => l.Line.Words.Replace(" (CONT'D)", "", StringComparison.Ordinal)));
            Assert.Equal(script.Elements[i].Text.Plain, printed);
            for (var part = map.Elements[i]; part is not null; part = part.Rest)
                Assert.Equal(Enumerable.Range(part.Line, part.Lines), lines.Where(l => l.Page == part.Page && l.Line.Element == i).Select(l => l.Line.Row));
        }
    }

    [Fact]
    public void A_speech_from_right_to_left_stands_as_in_a_mirror()
    {
        var lines = Pages("INT. A - DAY\n\n@דנה\nשלום.\n")[0].Lines.Where(l => l.IsRightToLeft).ToList();

        // Action ends at column 76: the name ends twenty columns before it, the speech ten.
        Assert.Equal([56, 66], lines.Select(l => l.Column + l.Columns));
    }

    [Fact]
    public void A_paragraph_of_Final_Draft_may_have_margins_of_its_own()
    {
        var script = Fdx.Script("<Paragraph Type=\"Action\"><Text>Rain.</Text></Paragraph><Paragraph Type=\"Action\" LeftIndent=\"2.00\" RightIndent=\"4.00\" SpaceBefore=\"24\"><Text>Twenty characters and then some.</Text></Paragraph>");

        var lines = PrintedPages.Of(script, PageLayout.Of(script))[0].Lines.Select(l => (l.Row, l.Column, l.Words));

        Assert.Equal([(1, 15, "Rain."), (4, 20, "Twenty characters"), (5, 20, "and then some.")], lines);
    }

    [Fact]
    public void Words_written_from_right_to_left_end_at_the_left()
    {
        var line = Assert.Single(Pages("INT. A - DAY\n\nשלום עולם.\n")[0].Lines, l => l.IsRightToLeft);

        Assert.Equal(15 + 61, line.Column + line.Columns);
    }

    private static IEnumerable<string> Texts(string fountain, PageStyle style) => Pages(fountain, style).SelectMany(p => p.Lines).Where(l => l.Part == PrintedPart.Text).Select(l => l.Words);

    private static System.Collections.Immutable.ImmutableArray<PrintedPage> Pages(string fountain, PageStyle? style = null) =>
        Read(fountain) is var script ? PrintedPages.Of(script, PageLayout.Of(script, style ?? PageStyle.FinalDraft)) : [];

    private static Screenplay Read(string fountain) => FountainReader.Read(new SourceText(fountain, "a.fountain")).Screenplay;

    private static string Paragraphs(int count) => string.Concat(Enumerable.Repeat("Rain falls.\n\n", count));

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("stone", count));
}
