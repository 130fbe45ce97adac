using System.Collections.Immutable;
using Throughline.Breakdown;

namespace Throughline.Tests.Breakdown;

public sealed class CastTests
{
    private const string Three = "INT. ROOM - DAY\n\nANNA\nOne two three four five.\n\nBEN\nOne.\n\nINT. HALL - DAY\n\nBen waits.\n\nCLEO (V.O.)\nOne two three.\n";

    [Fact]
    public void Board_numbers_go_by_who_says_most()
    {
        var cast = Sheets.Of(Three).Cast;

        Assert.Equal([(1, "ANNA"), (2, "CLEO"), (3, "BEN")], cast.Select(m => (m.BoardNumber, m.Name)));
    }

    [Fact]
    public void A_fixed_number_stays_and_the_others_move_round_it()
    {
        var cast = Sheets.Of(Three, BreakdownOptions.Default with { BoardNumbers = ImmutableDictionary<string, int>.Empty.Add("Ben", 1) }).Cast;

        Assert.Equal([(1, "BEN"), (2, "ANNA"), (3, "CLEO")], cast.Select(m => (m.BoardNumber, m.Name)));
    }

    [Fact]
    public void Who_is_named_in_the_action_is_there_without_a_word() =>
        Assert.Equal(["CLEO", "BEN"], Sheets.Of(Three).Scenes[1].Names("cast"));

    [Fact]
    public void Who_is_only_heard_is_marked_so() =>
        Assert.Equal("voice only", Sheets.Of(Three).Scenes[1].Of(Categories.Of("cast")).Single(e => e.Name == "CLEO").Reason);

    [Theory]
    [InlineData("Ben's coat hangs on a hook.")]
    [InlineData("A photograph of Ben.")]
    public void What_belongs_to_somebody_may_lie_there_without_them(string action) =>
        Assert.Empty(Sheets.Of($"INT. ROOM - DAY\n\nBEN\nHi.\n\nINT. HALL - DAY\n\n{action}\n").Scenes[1].Names("cast"));

    [Fact]
    public void A_hand_is_not_there_without_its_owner() =>
        Assert.Equal(["BEN"], Sheets.Of("INT. ROOM - DAY\n\nBEN\nHi.\n\nINT. HALL - DAY\n\nBen's hand on the rail.\n").Scenes[1].Names("cast"));

    [Fact]
    public void A_silent_part_introduced_with_an_age_is_cast() =>
        Assert.Equal(["MARTA"], Sheets.Action("MARTA, 60, watches the road.").Names("cast"));

    [Fact]
    public void Two_names_on_one_cue_are_two_people() =>
        Assert.Equal(["ANNA", "BEN"], Sheets.Of("INT. ROOM - DAY\n\nANNA\nA b.\n\nBEN\nC.\n\nINT. HALL - DAY\n\nANNA AND BEN\nNo!\n").Scenes[1].Names("cast"));

    [Fact]
    public void A_group_with_a_cue_is_background()
    {
        var scene = Sheets.Of("EXT. SQUARE - DAY\n\nCROWD\nBread!\n").Scenes[0];

        Assert.Equal(("crowd", ElementSource.File), (scene.One("background").Name, scene.One("background").Source));
        Assert.Empty(scene.Names("cast"));
    }

    [Fact]
    public void She_is_whoever_was_alone_in_the_scene_before() =>
        Assert.Equal(["ANNA"], Sheets.Of("INT. ROOM - DAY\n\nANNA\nHi.\n\nINT. HALL - CONTINUOUS\n\nShe runs.\n").Scenes[1].Names("cast"));

    [Fact]
    public void Whom_people_talk_about_is_not_there() =>
        Assert.Equal(["ANNA"], Sheets.Of("INT. ROOM - DAY\n\nBEN\nHi.\n\nINT. HALL - DAY\n\nANNA\nBen is dead.\n").Scenes[1].Names("cast"));
}
