using Throughline.Breakdown;
using Throughline.Breakdown.Changes;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Drafts.Web;

namespace Throughline.Tests.Drafts;

public sealed class ChangeReportTests
{
    private const string White = """
        Title: The Lamp
        Draft date: White

        INT. LIGHTHOUSE - LAMP ROOM - DAY #1#

        Ada trims the wick of the great lamp. [[prop: brass scissors]]

        ADA
        The lamp is low, and there is no more oil in the store.

        ROE
        Then send the boy across for some.

        EXT. QUAY - DAY #2#

        Roe walks down to the boats with an empty can.

        TOM
        No boats tonight, sir, not in this weather.

        INT. INN - NIGHT #3#

        Everybody drinks to the dead, and to the drowned. [[vfx: the sea at the window]]

        BESS
        To those who never came home again.

        """;

    [Fact]
    public void Nothing_changed_is_said_in_one_sentence()
    {
        var report = ChangeReport.Of(Two.Match(White, White));

        Assert.True(report.IsEmpty);
        Assert.Equal(["Every line is as it was."], report.Lede);
        Assert.Equal(["Nothing changes for the cast."], report[Department.Cast].Summary);
    }

    [Fact]
    public void A_scene_that_moved_to_night_is_told_to_locations_and_schedule()
    {
        var report = ChangeReport.Of(Two.Match(White, White.Replace("EXT. QUAY - DAY", "EXT. QUAY - NIGHT", StringComparison.Ordinal)));

        Assert.Contains("Scene 2 (QUAY) moved from day to night.", report.Lede);
        Assert.Contains("Scene 2 (QUAY) moved from day to night.", report[Department.Locations].Summary);
        Assert.Contains("Scene 2 (QUAY) moved from day to night.", report[Department.Schedule].Summary);
    }

    [Fact]
    public void A_new_scene_is_told_to_those_who_are_in_it()
    {
        var report = ChangeReport.Of(Two.Match(White, White + "\nEXT. CLIFF - DAWN #4#\n\nAda waits at the edge with a lantern.\n\nPASTOR\nCome away from there, child.\n"));

        Assert.Contains("ADA has one new scene (4).", report[Department.Cast].Summary);
        Assert.Contains("PASTOR is a new speaking part.", report[Department.Cast].Summary);
        Assert.Contains("CLIFF is a new location.", report[Department.Locations].Summary);
        Assert.Contains("One scene comes in.", report[Department.Schedule].Summary);
    }

    [Fact]
    public void A_cut_scene_and_who_goes_with_it_are_told()
    {
        var report = ChangeReport.Of(Two.Match(White, White[..White.IndexOf("INT. INN", StringComparison.Ordinal)]));

        Assert.Contains("BESS no longer speaks.", report[Department.Cast].Summary);
        Assert.Contains("INN is no longer needed.", report[Department.Locations].Summary);
        Assert.Contains("One scene goes out.", report[Department.Schedule].Summary);
    }

    [Fact]
    public void Those_who_lose_the_same_scene_are_told_in_one_sentence()
    {
        var with = White + "\nEXT. CLIFF - DAWN #4#\n\nADA\nDo you hear the bell out there?\n\nTOM\nI hear nothing but the wind.\n";

        Assert.Contains("ADA and TOM lose scene 4 of the old draft, which is cut.", ChangeReport.Of(Two.Match(with, White))[Department.Cast].Summary);
    }

    [Fact]
    public void What_several_say_together_each_of_them_has_to_learn()
    {
        var together = White + "\nEXT. CLIFF - DAWN #4#\n\nADA AND TOM\nDo you hear the bell out there?\n";

        var cast = ChangeReport.Of(Two.Match(White, together))[Department.Cast];

        Assert.Contains("ADA and TOM have one new scene (4).", cast.Summary);
        Assert.DoesNotContain(cast.Groups.SelectMany(group => group.Entries), entry => entry.Subject == "ADA AND TOM");
    }

    [Fact]
    public void A_renamed_person_is_one_person()
    {
        var report = ChangeReport.Of(Two.Match(White, White.Replace("BESS", "MARTHA", StringComparison.Ordinal)));

        Assert.Equal("BESS is now MARTHA.", Assert.Single(report[Department.Cast].Summary));
    }

    [Fact]
    public void Only_new_numbers_are_no_changed_lines_but_are_told()
    {
        var report = ChangeReport.Of(Two.Match(White, White.Replace("#3#", "#3A#", StringComparison.Ordinal)));

        Assert.False(report.IsEmpty);
        Assert.Equal(["Every line is as it was. Only scene numbers changed."], report.Lede);
    }

    [Fact]
    public void The_page_holds_no_markup_of_the_script_and_no_script_at_all()
    {
        var html = Page(Two.Match(White, White.Replace("Bess", "x", StringComparison.Ordinal).Replace("Ada trims", "<script>alert(1)</script> \"Ada\" trims", StringComparison.Ordinal)));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_what_moved_at_both_ends()
    {
        var quay = White[White.IndexOf("EXT. QUAY", StringComparison.Ordinal)..White.IndexOf("INT. INN", StringComparison.Ordinal)];
        var moved = White.Replace(quay, "", StringComparison.Ordinal) + quay.Replace("sir", "captain", StringComparison.Ordinal);

        Golden.Matches(Page(Two.Match(White, moved.Replace("#2#", "#4#", StringComparison.Ordinal))), "moved-scene.html");
    }

    private static string Page(DraftMatch match) => System.Text.Encoding.UTF8.GetString(DiffHtml.Write(match, ChangeReport.Of(match, [.. NeedChanges.Of(match, Marked, Marked)])));

    private static readonly BreakdownOptions Marked = BreakdownOptions.Default with { Suggest = false };
}
