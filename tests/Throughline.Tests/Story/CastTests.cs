using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class CastTests
{
    [Theory]
    [InlineData("ODE & GODUHA")]
    [InlineData("ODE AND GODUHA")]
    [InlineData("ODE/GODUHA")]
    [InlineData("ODE, GODUHA")]
    public void A_joint_cue_belongs_to_each_and_counts_once(string cue)
    {
        var report = Report("ODE\nOne two.\n\nGODUHA\nThree.\n\n" + cue + "\nFour five six.\n");

        Assert.Equal([("ODE", 2, 5), ("GODUHA", 2, 4)], report.People.Select(p => (p.Name, p.Speeches, p.Words)));
        Assert.Equal((3, 6), (report.Extent.Speeches, report.Extent.DialogueWords));
        Assert.Equal(6, report.Share.Bands.Sum(b => b.Words.Sum()));
    }

    [Fact]
    public void Two_who_only_speak_together_are_two() =>
        Assert.Equal(["DAISY", "DEMI"], Report("DAISY AND DEMI\nAunt Jo!\n").People.Select(p => p.Name));

    [Fact]
    public void A_couple_shares_its_name() =>
        Assert.Equal(["MR. KIRKE", "MRS. KIRKE"], Report("MR. AND MRS. KIRKE\nWelcome.\n").People.Select(p => p.Name));

    [Fact]
    public void A_slash_may_part_two_names_of_one_person() =>
        Assert.Equal(["JAKE/RAVEN"], Report("JAKE/RAVEN\nGo.\n").People.Select(p => p.Name));

    [Theory]
    [InlineData("ALL")]
    [InlineData("BOTH")]
    [InlineData("ALL THREE")]
    [InlineData("THE CROWD")]
    [InlineData("EVERYONE")]
    public void A_group_is_nobody(string cue)
    {
        var report = Report("ADA\nOne.\n\n" + cue + "\nTwo three.\n");

        Assert.Equal(["ADA"], report.People.Select(p => p.Name));
        Assert.Equal((cue, 1, 2), (report.Groups[0].Name, report.Groups[0].Speeches, report.Groups[0].Words));
        Assert.Equal(3, report.Extent.DialogueWords);
    }

    [Fact]
    public void Those_who_speak_together_do_not_answer_each_other()
    {
        var report = Report("ADA\nOne.\n\nADA AND TOM\nTwo.\n\nROE\nThree.\n");

        var exchanges = report.Conversations.Pairs.Select(p => (report.Conversations.Names[p.First], report.Conversations.Names[p.Second], p.Exchanges));
        Assert.Equal([("ADA", "ROE", 1), ("TOM", "ROE", 1), ("ADA", "TOM", 0)], exchanges);
    }

    private static ScriptReport Report(string speeches) => ScriptReport.Of(Scripts.Read("INT. ROOM - DAY\n\n" + speeches));
}
