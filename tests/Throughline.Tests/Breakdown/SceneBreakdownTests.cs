using Throughline.Breakdown;
using Throughline.Story;
using Throughline.Tests.Screenplays.FinalDraft;

namespace Throughline.Tests.Breakdown;

public sealed class SceneBreakdownTests
{
    [Fact]
    public void A_sheet_says_where_when_and_how_long()
    {
        var scenes = Sheets.Of("INT. HOUSE - KITCHEN - NIGHT #7A#\n\nRain.\n\nEXT. YARD - MORNING\n\nMud.\n").Scenes;

        Assert.Equal(("7A", "HOUSE - KITCHEN", Light.Night, 1), (scenes[0].Label, scenes[0].Set, scenes[0].Light, scenes[0].StoryDay));
        Assert.Equal(("2", "YARD", Light.Day, 2, "1/8"), (scenes[1].Label, scenes[1].Set, scenes[1].Light, scenes[1].StoryDay, scenes[1].Length.ToString()));
    }

    [Theory]
    [InlineData(".OMITTED #2#")]
    [InlineData(".Omit #2#")]
    public void A_scene_that_its_heading_calls_omitted_has_no_day_and_no_part_in_the_length(string heading)
    {
        var breakdown = Sheets.Of($"INT. HOUSE - DAY #1#\n\nRain.\n\n{heading}\n\nEXT. YARD - DAY #3#\n\nMud.\n");

        Assert.Equal([false, true, false], breakdown.Scenes.Select(s => s.IsOmitted));
        Assert.Equal(("2/8", 0), (breakdown.Length.ToString(), breakdown.Scenes[1].StoryDay));
    }

    [Fact]
    public void The_writers_synopsis_comes_first()
    {
        var summary = Sheets.Of("INT. ROOM - DAY\n\n= They meet.\n\nA lamp burns.\n").Scenes[0].Summary;

        Assert.Equal(("They meet.", true), (summary.Text, summary.IsWriters));
    }

    [Fact]
    public void A_synopsis_before_a_heading_belongs_to_the_scene_that_follows()
    {
        var scenes = Sheets.Of("= First.\n\nINT. ROOM - DAY\n\nA lamp burns.\n\n# Two\n\n= Second.\n\nINT. HALL - DAY\n\nDark.\n").Scenes;

        Assert.Equal(["First.", "Second."], scenes.Select(s => s.Summary.Text));
    }

    [Theory]
    [InlineData("A long lamp burns. Nobody sees it.", "A long lamp burns.")]
    [InlineData("Dark. A lamp burns. Nobody sees.", "Dark. A lamp burns.")]
    [InlineData("Dr. Park enters the room with Mr. Ellis. He sits.", "Dr. Park enters the room with Mr. Ellis.")]
    public void Without_one_the_first_sentence_stands_in_and_says_so(string action, string sentence)
    {
        var summary = Sheets.Action(action).Summary;

        Assert.Equal((sentence, false), (summary.Text, summary.IsWriters));
    }

    [Fact]
    public void An_omitted_scene_needs_nothing()
    {
        var scene = ScriptBreakdown.Of(Fdx.KitchenSink).Scenes.First(s => s.IsOmitted);

        Assert.Empty(scene.Elements);
        Assert.Equal("", Words.StoryDay(scene));
    }
}
