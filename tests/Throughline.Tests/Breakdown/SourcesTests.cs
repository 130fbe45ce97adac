using Throughline.Breakdown;
using Throughline.Tests.Screenplays.FinalDraft;

namespace Throughline.Tests.Breakdown;

public sealed class SourcesTests
{
    [Fact]
    public void A_tagged_note_is_what_the_file_says()
    {
        var scene = Sheets.Action("She lifts the case. [[prop: the red suitcase]]\n\n[[props: rope, knife; sfx: rain]]");

        Assert.Equal(["red suitcase", "rope", "knife"], scene.Of(Categories.Of("props")).Where(e => e.Source == ElementSource.File).Select(e => e.Name));
        Assert.Equal(ElementSource.File, scene.One("special-effects").Source);
    }

    [Fact]
    public void A_note_that_names_no_category_is_no_tag() =>
        Assert.Empty(Sheets.Action("He waits. [[todo: rewrite this]] [[color: red]]").Elements);

    [Fact]
    public void Tags_of_final_draft_come_with_their_words()
    {
        var breakdown = ScriptBreakdown.Of(Fdx.KitchenSink, BreakdownOptions.Default with { Suggest = false });

        var key = Assert.Single(breakdown.Scenes.SelectMany(s => s.Elements), e => e.Name == "Brass key");
        Assert.Equal(("props", ElementSource.File), (key.Category.Key, key.Source));
        Assert.NotEqual("", key.Evidence[0].Words);
    }

    [Fact]
    public void A_category_of_the_users_own_is_kept_under_miscellaneous_with_its_name()
    {
        var script = Fdx.Script("<Paragraph Type=\"Scene Heading\"><Text>INT. ROOM - DAY</Text></Paragraph><Paragraph Type=\"Action\"><Text>A </Text><Text TagNumber=\"4\">trebuchet</Text><Text>.</Text></Paragraph>",
            "<TagData><TagCategories><TagCategory Id=\"c\" Name=\"Siege engines\" Number=\"40\"/></TagCategories><TagDefinitions><TagDefinition CatId=\"c\" Id=\"d\" Label=\"Trebuchet\" Number=\"1\"/></TagDefinitions><Tags><Tag Number=\"4\"><DefId>d</DefId></Tag></Tags></TagData>");

        var element = ScriptBreakdown.Of(script, BreakdownOptions.Default with { Suggest = false }).Scenes[0].One("miscellaneous");

        Assert.Equal(("Trebuchet", "tagged as Siege engines"), (element.Name, element.Reason));
    }

    [Fact]
    public void What_the_file_says_takes_the_place_of_the_same_suggestion()
    {
        var prop = Sheets.Action("She grabs the suitcase. [[prop: red suitcase]]").One("props");

        Assert.Equal(("red suitcase", ElementSource.File, 1.0), (prop.Name, prop.Source, prop.Confidence));
        Assert.Contains(prop.Evidence, e => e.Words == "suitcase");
    }

    [Fact]
    public void A_person_adds_and_refuses()
    {
        var tags = PersonTags.Read("scene,category,name,verdict\n1,props,revolver,no\n1,wardrobe,grey coat\n9,props,rope\n", "tags.csv").Tags;

        var breakdown = Sheets.Of("INT. ROOM - DAY\n\nHe draws a revolver.\n", BreakdownOptions.Default with { Tags = tags });

        Assert.Empty(breakdown.Scenes[0].Names("props"));
        Assert.Equal(("grey coat", ElementSource.Person), (breakdown.Scenes[0].One("wardrobe").Name, breakdown.Scenes[0].One("wardrobe").Source));
        Assert.Equal("9", Assert.Single(breakdown.Unplaced).Scene);
    }

    [Fact]
    public void Rows_that_are_no_tags_are_named()
    {
        var (tags, said) = PersonTags.Read("1;props;rope\n1;gizmos;x\n2\n", "t.csv");

        Assert.Equal("rope", Assert.Single(tags).Name);
        Assert.Equal(2, said.Length);
        Assert.Contains("gizmos", said[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_suggestions_only_the_file_speaks()
    {
        var breakdown = Sheets.Of("INT. CAR - DAY\n\nJOE lifts a gun. [[prop: wallet]]\n\nJOE\nHi.\n", BreakdownOptions.Default with { Suggest = false });

        Assert.Equal(["JOE", "wallet"], breakdown.Scenes[0].Elements.Select(e => e.Name));
    }
}
