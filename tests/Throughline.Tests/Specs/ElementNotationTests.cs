using Throughline.Screenplays;

namespace Throughline.Tests.Specs;

/// <summary>The notation must tell apart what the examples are about, or an example could pass for the wrong reason.</summary>
public sealed class ElementNotationTests
{
    [Fact]
    public void Styles_nest_and_are_opened_again_where_they_overlap()
    {
        var text = new StyledText("abcd", [new(0, 1, TextStyle.Italic), new(1, 1, TextStyle.Bold | TextStyle.Italic), new(2, 1, TextStyle.Bold)], []);

        Assert.Equal("action \"<i>a<b>b</b></i><b>c</b>d\"\n", Of(new Action { Text = text }));
    }

    [Fact]
    public void A_note_stands_at_its_place_between_styles()
    {
        var text = new StyledText("abc", [new(0, 1, TextStyle.Bold), new(1, 2, TextStyle.Italic)], [new(1, "why?"), new(3, "cut", true)]);

        Assert.Equal("action \"<b>a</b>[[why?]]<i>bc</i>/*cut*/\"\n", Of(new Action { Text = text }));
    }

    [Fact]
    public void Text_that_looks_like_a_mark_is_told_from_the_mark()
    {
        Assert.Equal("action \"\\u005B[a]] \\u002F*b*/ \\u003Cb>\"\n", Of(new Action { Text = "[[a]] /*b*/ <b>" }));
        Assert.Equal("action \"1 < 2 [[ /* <x>\"\n", Of(new Action { Text = "1 < 2 [[ /* <x>" }));
    }

    [Fact]
    public void What_a_cue_says_besides_its_text_is_written()
    {
        var cue = new Cue { Text = "BOB (V.O.)", Name = "BOB", Extensions = ["V.O."], Dual = DualSide.Right };

        Assert.Equal("character \"BOB (V.O.)\" name=\"BOB\" extensions=\"V.O.\" dual=right\n", Of(cue));
    }

    [Fact]
    public void A_page_with_an_input_and_no_elements_is_refused()
    {
        Assert.Throws<FormatException>(() => SpecPage.Read("# A\n\n```fountain\nRain.\n```\n", "a.md"));
        Assert.Throws<FormatException>(() => SpecPage.Read("# A\n\n```fountain\nRain.\n", "a.md"));
        Assert.Throws<FormatException>(() => SpecPage.Read("# A\n\n```elements\n```\n", "a.md"));
    }

    [Fact]
    public void Signs_become_the_characters_they_stand_for()
    {
        var example = Assert.Single(SpecPage.Read("# A\n\nWhy.\n\n```fountain\n␢→a·␍b␀␄\n```\n\n```elements\n```\n", "a.md"));

        Assert.Equal("\uFEFF\ta \rb\0", example.Text);
        Assert.Equal("Why.", example.Prose);
    }

    private static string Of(Element element) => ElementNotation.Of(new Reading(new Screenplay { Elements = [element] }, []));
}
