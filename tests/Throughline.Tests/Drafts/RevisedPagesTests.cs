using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class RevisedPagesTests
{
    private const string White = "INT. KITCHEN - DAY #1#\n\nRain beats on the window over the sink.\n\nThe kettle sings.\n\nJAKE\nDid you put the money back?\n";

    [Fact]
    public void Only_the_words_that_changed_are_marked()
    {
        var pages = Marked(White, White.Replace("window", "old window", StringComparison.Ordinal));

        Assert.Equal(["old "], Marks(pages));
    }

    [Fact]
    public void A_new_line_is_marked_whole()
    {
        var pages = Marked(White, White + "\nMARA\nEvery cent of it.\n");

        Assert.Equal(["MARA", "Every cent of it."], Marks(pages));
    }

    [Fact]
    public void Where_a_line_went_the_character_after_it_is_marked()
    {
        var pages = Marked(White, White.Replace("The kettle sings.\n\n", "", StringComparison.Ordinal));

        Assert.Equal(["J"], Marks(pages));
    }

    [Fact]
    public void A_line_that_went_from_the_end_is_seen_on_the_last_character()
    {
        var pages = Marked(White + "\nThunder.\n", White);

        Assert.Equal(["?"], Marks(pages));
    }

    [Fact]
    public void Marks_of_earlier_revisions_are_gone()
    {
        var blue = White.Replace("sings.", "sings. [[revised: blue]]", StringComparison.Ordinal);

        var pages = Marked(blue, blue);

        Assert.Empty(Marks(pages));
        Assert.DoesNotContain(pages.Elements, e => e.Text.Notes.Any());
    }

    [Theory]
    [InlineData("", "Changed since white", "#00000000FFFF")]
    [InlineData("Title: Kitchen\nRevision: Pink Rev. (11/23/26)\n\n", "Pink Rev. (11/23/26)", "#FFFF0000FFFF")]
    public void The_colour_is_that_of_the_revision_else_the_first_after_white(string head, string name, string colour)
    {
        var pages = Marked(White, head + White + "\nThunder.\n");

        Assert.Equal((name, colour), (Assert.Single(pages.Revisions).Name, pages.Revisions[0].Color));
    }

    private static Screenplay Marked(string white, string blue) => RevisedPages.Of(Two.Match(white, blue), "Changed since white");

    private static IEnumerable<string> Marks(Screenplay pages) =>
        pages.Elements.SelectMany(e => e.Text.Runs.Where(r => r.Revision == 1).Select(r => e.Text.Plain.Substring(r.Start, r.Length)));
}
