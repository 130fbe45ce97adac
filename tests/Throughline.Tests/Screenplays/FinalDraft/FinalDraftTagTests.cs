using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class FinalDraftTagTests
{
    private static readonly BreakdownTag Lantern = new(9, "Props", 6, "Lantern", "definition");

    [Theory]
    [InlineData("")]
    [InlineData("<TagData/>")]
    [InlineData("<TagData></TagData>")]
    [InlineData("<TagData><TagCategories/><TagDefinitions/><Tags/></TagData>")]
    [InlineData("<TagData><TagCategories><TagCategory Id=\"mine\" Name=\"Requisiten\" Number=\"6\"/></TagCategories></TagData>")]
    public void Tags_find_a_place_whatever_the_file_has(string tagData)
    {
        var script = Fdx.Script("<Paragraph Type=\"Action\"><Text>She lifts a lantern.</Text></Paragraph>", tagData);

        var read = Fdx.Read(Fdx.Write(Tagged(script)));

        Assert.Empty(read.Diagnostics.Where(d => d.Severity != Severity.Info));
        Assert.Equal(("Lantern", 9), (Assert.Single(read.Screenplay.Tags).Label, read.Screenplay.Elements[0].Text.Runs.Single(r => r.Tag > 0).Tag));
    }

    [Fact]
    public void A_category_that_the_file_names_otherwise_is_found_by_its_number()
    {
        var script = Fdx.Script("<Paragraph Type=\"Action\"><Text>She lifts a lantern.</Text></Paragraph>", "<TagData><TagCategories><TagCategory Id=\"mine\" Name=\"Requisiten\" Number=\"6\"/></TagCategories></TagData>");

        Assert.Contains("CatId=\"mine\"", Fdx.Write(Tagged(script)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_definitions_on_one_piece_of_text_are_one_tag()
    {
        var script = Fdx.Script("<Paragraph Type=\"Action\"><Text>She lifts a lantern.</Text></Paragraph>");

        var xml = Fdx.Write(Tagged(script) with { Tags = [Lantern, new BreakdownTag(9, "Notes", 26, "Fire marshal", "other")] });

        Assert.Equal(2, xml.Split("<Tag Number=\"9\">").Length);
        Assert.Equal(["Lantern", "Fire marshal"], Fdx.Read(xml).Screenplay.Tags.Select(t => t.Label));
    }

    private static Screenplay Tagged(Screenplay script) => script with
    {
        Elements = [script.Elements[0] with { Text = new StyledText(script.Elements[0].Text.Plain, [new TextRun(12, 7, TextStyle.None, Tag: 9)], []) }],
        Tags = [Lantern],
    };
}
