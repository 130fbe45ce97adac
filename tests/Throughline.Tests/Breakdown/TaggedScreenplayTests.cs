using Throughline.Breakdown;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Tests.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Breakdown;

public sealed class TaggedScreenplayTests
{
    private static readonly HashSet<ElementSource> All = [ElementSource.File, ElementSource.Person, ElementSource.Finder];

    [Fact]
    public void Suggestions_written_as_tags_come_back_as_what_the_file_says()
    {
        var script = Sheets.Script("INT. ROOM - DAY\n\nShe holds a **heavy** pistol. Rain falls.\n");

        var back = ScriptBreakdown.Of(Again(script), BreakdownOptions.Default with { Suggest = false }).Scenes[0];

        Assert.Equal(["heavy pistol"], back.Names("props"));
        Assert.Equal(["armourer (implied)"], back.Names("notes"));
        Assert.Equal(["Rain"], back.Names("special-effects"));
        Assert.All(back.Elements, e => Assert.Equal(ElementSource.File, e.Source));
    }

    [Fact]
    public void A_final_draft_file_gains_tags_and_keeps_every_other_line()
    {
        var script = Fdx.KitchenSink;
        var before = script.Source.Text;

        var after = Fdx.Write(Tag(script));

        var gone = Fdx.Changes(before, after).Where(c => c[0] == '-').ToList();
        Assert.All(gone, line => Assert.StartsWith("-<Text", line, StringComparison.Ordinal));
        Assert.Contains("<TagDefinition CatId=\"cat-props\"", after[(after.IndexOf("def-lamp", StringComparison.Ordinal) + 8)..], StringComparison.Ordinal);
        Assert.Equal(script.Elements.Select(e => e.Text.Plain), Fdx.Read(after).Screenplay.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void What_was_tagged_keeps_its_tag()
    {
        var back = Fdx.Read(Fdx.Write(Tag(Fdx.KitchenSink))).Screenplay;

        Assert.Equal(Fdx.KitchenSink.Tags, back.Tags.Take(Fdx.KitchenSink.Tags.Length));
        Assert.Equal(Words(Fdx.KitchenSink, 1), Words(back, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<TagData/>")]
    [InlineData("<TagData></TagData>")]
    [InlineData("<TagData><TagCategories/><TagDefinitions/><Tags/></TagData>")]
    [InlineData("<TagData><TagCategories><TagCategory Id=\"mine\" Name=\"Props\" Number=\"6\"/></TagCategories></TagData>")]
    public void A_suggestion_becomes_a_tag_whatever_the_file_has(string tagData)
    {
        var script = Fdx.Script("<Paragraph Type=\"Scene Heading\"><Text>INT. ROOM - DAY</Text></Paragraph><Paragraph Type=\"Action\"><Text>She lifts a lantern.</Text></Paragraph>", tagData);

        var xml = Fdx.Write(Tag(script));
        var read = Fdx.Read(xml);

        Assert.DoesNotContain(read.Diagnostics, d => d.Severity != Severity.Info);
        Assert.Equal("lantern", Assert.Single(read.Screenplay.Tags).Label);
        Assert.Equal("Props", read.Screenplay.Tags[0].Category);
        Assert.Equal(tagData.Contains("mine", StringComparison.Ordinal), xml.Contains("CatId=\"mine\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Written_twice_nothing_is_tagged_twice()
    {
        var once = Fdx.Write(Tag(Fdx.KitchenSink));
        var again = Fdx.Read(once).Screenplay;

        Assert.Equal(once, Fdx.Write(Tag(again)));
    }

    [Fact]
    public void What_rests_on_no_words_cannot_be_tagged_and_is_named()
    {
        var script = Sheets.Script("INT. ROOM - DAY\n\nDark.\n");
        var breakdown = ScriptBreakdown.Of(script, BreakdownOptions.Default with { Tags = [new PersonTag("1", Categories.Of("props"), "rope")] });

        Assert.Equal("rope", Assert.Single(TaggedScreenplay.Of(script, breakdown, All).Unplaced).Name);
    }

    private static Screenplay Tag(Screenplay script) => TaggedScreenplay.Of(script, ScriptBreakdown.Of(script), All).Screenplay;

    private static Screenplay Again(Screenplay script) => FinalDraftReader.Read(SourceText.Decode(FinalDraftWriter.Write(Tag(script)).Bytes, "x.fdx")).Screenplay;

    private static IEnumerable<string> Words(Screenplay script, int tag) =>
        script.Elements.SelectMany(e => e.Text.Runs.Where(r => r.Tag == tag).Select(r => e.Text.Plain.Substring(r.Start, r.Length)));
}
