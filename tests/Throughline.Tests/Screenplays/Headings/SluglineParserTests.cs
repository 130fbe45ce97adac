using Throughline.Screenplays;
using Throughline.Screenplays.Headings;

namespace Throughline.Tests.Screenplays.Headings;

public sealed class SluglineParserTests
{
    [Theory]
    [InlineData("INT. HALL. NIGHT. 1868.", "HALL", "NIGHT", TimeOfDay.Night, "1868")]
    [InlineData("EXT. FRANCE. PARIS. DAY. 1868.", "FRANCE|PARIS", "DAY", TimeOfDay.Day, "1868")]
    [InlineData("EXT. NEW YORK CITY. DAY. CONTINUOUS. 1868.  ", "NEW YORK CITY", "DAY", TimeOfDay.Day, "CONTINUOUS|1868")]
    [InlineData("INT. NEW YORK. PUBLISHING OFFICE. 1868.", "NEW YORK|PUBLISHING OFFICE", null, TimeOfDay.Unstated, "1868")]
    [InlineData("INT. KITCHEN. DAY", "KITCHEN", "DAY", TimeOfDay.Day, "")]
    [InlineData("INT. HOUSE. KITCHEN - LATE NIGHT.", "HOUSE|KITCHEN", "LATE NIGHT", TimeOfDay.Night, "")]
    [InlineData("INT. HOUSE - KITCHEN. NIGHT.", "HOUSE|KITCHEN", "NIGHT", TimeOfDay.Night, "")]
    [InlineData("INT. HALL.", "HALL", null, TimeOfDay.Unstated, "")]
    public void Full_stops_part_a_heading_and_end_it(string heading, string location, string? time, TimeOfDay means, string modifiers)
    {
        var slugline = SluglineParser.Parse(heading);

        Assert.Equal((location, time, means, modifiers), (string.Join('|', slugline.Location), slugline.Time, slugline.TimeOfDay, string.Join('|', slugline.Modifiers)));
    }

    [Theory]
    [InlineData("INT. DR. HALE'S HOUSE. DAY", "DR. HALE'S HOUSE")]
    [InlineData("EXT. ST. MARY'S - NIGHT", "ST. MARY'S")]
    [InlineData("EXT. U.S. EMBASSY - GATE - NIGHT", "U.S. EMBASSY|GATE")]
    [InlineData("EXT. WASHINGTON, D.C. - NIGHT", "WASHINGTON, D.C.")]
    [InlineData("INT. JOHN F. KENNEDY AIRPORT. BAR. NIGHT", "JOHN F. KENNEDY AIRPORT|BAR")]
    [InlineData("INT. ROOM A. NIGHT", "ROOM A")]
    public void The_stop_of_an_abbreviation_parts_nothing(string heading, string location) =>
        Assert.Equal(location, string.Join('|', SluglineParser.Parse(heading).Location));

    [Theory]
    [InlineData("INT. SAATVIK'S HOME - DAY - SAATVIK'S IMAGINATION", "DAY", "SAATVIK'S IMAGINATION")]
    [InlineData("INT. HOUSE - NIGHT - DREAM", "NIGHT", "DREAM")]
    [InlineData("INT. HOUSE - HER NIGHTMARE - NIGHT", "NIGHT", "HER NIGHTMARE")]
    [InlineData("INT. SUNG-HO'S APARTMENT - DAY (FLASHBACK - 1991)", "DAY", "FLASHBACK - 1991")]
    public void A_dream_is_a_modifier_and_leaves_the_story_s_time(string heading, string time, string modifier)
    {
        var slugline = SluglineParser.Parse(heading);

        Assert.Equal((time, modifier), (slugline.Time, Assert.Single(slugline.Modifiers)));
        Assert.True(HeadingModifiers.LeaveStoryTime(slugline));
    }

    [Theory]
    [InlineData("INT. DREAM FACTORY - DAY", "DREAM FACTORY")]
    [InlineData("INT. MALL - MEMORY LANE - DAY", "MALL|MEMORY LANE")]
    [InlineData("INT. HOTEL - NIGHT - ROOM 12", "HOTEL|ROOM 12")]
    public void A_place_stays_a_place(string heading, string location)
    {
        var slugline = SluglineParser.Parse(heading);

        Assert.Equal(location, string.Join('|', slugline.Location));
        Assert.NotNull(slugline.Time);
        Assert.False(HeadingModifiers.LeaveStoryTime(slugline));
    }

    [Fact]
    public void A_time_that_runs_into_the_place_is_not_taken_for_one()
    {
        var slugline = SluglineParser.Parse("INT. PREMA'S HOME - BEDROOM DAY");

        Assert.Equal(("BEDROOM DAY", null), (slugline.Location[^1], slugline.Time));
    }

    [Theory]
    [InlineData("CONTINUOUS", true)]
    [InlineData("LATER", true)]
    [InlineData("MOMENTS LATER", true)]
    [InlineData("A FEW MINUTES LATER", true)]
    [InlineData("SAME", true)]
    [InlineData("SAME TIME", true)]
    [InlineData("HOURS LATER", false)]
    [InlineData("TEN YEARS AGO", false)]
    [InlineData("THREE WEEKS LATER", false)]
    [InlineData("MOVING", false)]
    public void Some_modifiers_keep_the_light(string modifier, bool keeps) =>
        Assert.Equal(keeps, HeadingModifiers.KeepLight(SluglineParser.Parse("INT. HOUSE - " + modifier)));

    [Fact]
    public void Later_that_night_is_a_time() =>
        Assert.Equal((TimeOfDay.Night, "LATER THAT NIGHT"), (SluglineParser.Parse("INT. HOUSE - LATER THAT NIGHT").TimeOfDay, SluglineParser.Parse("INT. HOUSE - LATER THAT NIGHT").Time));
}
