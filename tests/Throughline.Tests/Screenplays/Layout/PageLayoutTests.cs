using System.Text.Json;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Layout;

public sealed class PageLayoutTests
{
    [Theory]
    [InlineData(0, "1/8")]
    [InlineData(6, "1/8")]
    [InlineData(7, "2/8")]
    [InlineData(27, "4/8")]
    [InlineData(54, "1")]
    [InlineData(55, "1 1/8")]
    [InlineData(81, "1 4/8")]
    public void Eighths_are_rounded_up_and_never_reduced(int lines, string length) =>
        Assert.Equal(length, PageLength.FromLines(lines).ToString());

    [Fact]
    public void A_day_without_scenes_has_no_eighths() => Assert.Equal("0", default(PageLength).ToString());

    [Fact]
    public void A_page_has_54_lines()
    {
        // One line, then 26 times a blank and a line, is 53; with one more there is a second page.
        Assert.Equal((1, 53), PagesAndLines(Paragraphs(27)));
        Assert.Equal((2, 1), PagesAndLines(Paragraphs(28)));
    }

    [Fact]
    public void A_heading_is_never_last_on_a_page()
    {
        var map = Map(Paragraphs(25) + "INT. A - DAY\n\nRain.\n");

        // 49 lines; the heading would be on line 52 and its action on 54, but two lines must follow or the action be whole: 49+2+1+1+1 = 54.
        Assert.Equal((1, 52), (map.Elements[^2].Page, map.Elements[^2].Line));
        Assert.Equal((2, 1), (Map(Paragraphs(26) + "INT. A - DAY\n\nRain.\n").Elements[^2] is var e ? (e.Page, e.Line) : default));
    }

    [Theory]
    [InlineData(61, 1)]
    [InlineData(62, 2)]
    public void Action_is_61_characters_wide(int length, int lines) =>
        Assert.Equal(lines, Map("INT. A - DAY\n\n" + new string('x', length - 2) + " y\n").Elements[1].Lines);

    [Theory]
    [InlineData(35, 1)]
    [InlineData(36, 2)]
    public void Dialogue_is_35_characters_wide(int length, int lines) =>
        Assert.Equal(lines, Map("INT. A - DAY\n\nBOB\n" + new string('x', length - 2) + " y\n").Elements[2].Lines);

    [Fact]
    public void East_Asian_characters_are_two_columns_wide() =>
        Assert.Equal(2, Map("INT. A - DAY\n\n@金\n" + new string('字', 18) + "\n").Elements[2].Lines);

    [Fact]
    public void Two_who_speak_at_once_share_their_lines()
    {
        var alone = Map("INT. A - DAY\n\nBOB\nYes.\n");
        var both = Map("INT. A - DAY\n\nBOB\nYes.\n\nTOM ^\nNo.\n");

        Assert.Equal(alone.SceneLines[0], both.SceneLines[0]);
        Assert.Equal(both.Elements[1].Line, both.Elements[3].Line);
    }

    [Fact]
    public void A_Fountain_file_may_say_how_its_pages_are_set()
    {
        var script = FountainReader.Read(new SourceText("Title: The Lamp\nFmt: ssbsh DSD dl-2.25 acat lpp-40 what-1\n\nINT. SHED - DAY\n\nRope.\n\nADA\nI said the lamp was low. I said so on Monday.\n\nINT. QUAY - DAY\n\nGulls.\n", "lamp.fountain")).Screenplay;

        var map = PageLayout.Of(script);

        // Dialogue has 38 columns and a blank line in each; one blank line is above the second heading.
        Assert.Equal([1, 3, 5, 6, 11, 13], map.Elements.Select(e => e.Line));
        Assert.Equal(40, map.Style.LinesPerPage);
        Assert.Equal("ROPE.", PrintedPages.Of(script, map)[0].Lines.Single(l => l.Row == 3).Words);
    }

    [Theory]
    [InlineData("Fmt:")]
    [InlineData("Fmt: balanced dl- dr-x lpp-1e9 tm--3 -")]
    public void What_such_a_line_says_that_is_not_understood_is_left_alone(string line)
    {
        var text = $"{line}\nTitle: The Lamp\n\n" + Paragraphs(40);

        var map = PageLayout.Of(FountainReader.Read(new SourceText(text, "lamp.fountain")).Screenplay);

        Assert.Equal((54, 2), (map.Style.LinesPerPage, map.Pages));
    }

    [Fact]
    public void The_end_of_an_act_is_no_part_of_the_scene_before_it()
    {
        const string Fdx = """
            <FinalDraft DocumentType="Script" Version="4"><Content>
            <Paragraph Type="Scene Heading"><Text>INT. SHED - DAY</Text></Paragraph><Paragraph Type="Action"><Text>Rope.</Text></Paragraph>
            <Paragraph Type="End Of Act"><Text>END OF ACT ONE</Text></Paragraph><Paragraph Type="New Act"><Text>ACT TWO</Text></Paragraph>
            <Paragraph Type="Action"><Text>One.</Text></Paragraph><Paragraph Type="Action"><Text>Two.</Text></Paragraph>
            </Content></FinalDraft>
            """;

        var map = PageLayout.Of(ScreenplayReader.Read(System.Text.Encoding.UTF8.GetBytes(Fdx), "act.fdx").Screenplay);

        Assert.Equal("1/8", map.LengthOf(0).ToString());
    }

    [Fact]
    public void A_page_break_begins_a_page() =>
        Assert.Equal(2, Map("One.\n\n===\n\nTwo.\n").Elements[^1].Page);

    [Fact]
    public void A_speech_goes_over_the_page_at_the_end_of_a_sentence()
    {
        // 49 lines, a blank and the cue: three lines are left for a speech of five, whose first sentence takes two.
        var map = Map(Paragraphs(25) + "BOB\n" + Words(9) + ". " + Words(9) + " " + Words(9) + ".\n\nAfter.\n");

        Assert.Equal((1, 51), (map.Elements[25].Page, map.Elements[25].Line));
        Assert.Equal(2, map.Elements[^1].Page);
    }

    [Fact]
    public void Scenes_of_a_known_script_begin_on_their_pages()
    {
        var folder = Path.GetDirectoryName(Corpus.File("pagination/little-women/canonical/page-breaks.json"))!;
        using var canonical = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "page-breaks.json")));
        var pages = canonical.RootElement.GetProperty("pages");
        var headings = pages.EnumerateArray().SelectMany(p => p.GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("kind").GetString() == "Scene Heading").Select(_ => p.GetProperty("number").GetInt32() - 1));

        var script = FountainReader.Read(SourceText.Decode(File.ReadAllBytes(Path.Combine(folder, "..", "source", "source.fountain")), "source.fountain")).Screenplay;
        var map = PageLayout.Of(script);

        Assert.Equal(pages.GetArrayLength(), map.Pages);
        Assert.Equal(headings, Scene.Of(script).Select(s => map.Elements[s.FirstElement].Page));
    }

    private static PageMap Map(string fountain) => PageLayout.Of(FountainReader.Read(new SourceText(fountain, "a.fountain")).Screenplay);

    private static (int Pages, int Lines) PagesAndLines(string fountain) => Map(fountain) is var map ? (map.Pages, map.LastPageLines) : default;

    private static string Paragraphs(int count) => string.Concat(Enumerable.Repeat("Rain falls.\n\n", count));

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("stone", count));
}
