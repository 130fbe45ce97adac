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

    [Fact]
    public void What_stayed_as_it_was_far_from_any_change_is_folded_and_a_speech_keeps_its_cue()
    {
        var speeches = Enumerable.Range(1, 20).Select(i => $"ADA\nSpeech {i} of the evening.\n");
        var white = "INT. BAR - NIGHT\n\n" + string.Join('\n', speeches);

        var page = Page(Two.Match(white, white.Replace("Speech 10 of", "Speech ten of", StringComparison.Ordinal)));

        var folds = page.Split("<details class=\"fold\">").Skip(1).Select(fold => fold.Split("</details>")[0]).ToList();
        Assert.Equal(["14 lines as they were, page 1", "18 lines as they were, pages 1–2"], folds.Select(fold => fold.Split("<summary>")[1].Split("</summary>")[0]));
        Assert.All(folds, fold => Assert.EndsWith("of the evening.</p>\n", fold, StringComparison.Ordinal));
        Assert.All([9, 11], i => Assert.DoesNotContain(folds, fold => fold.Contains($"Speech {i} of", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_map_marks_where_lines_changed_and_draws_a_way_for_lines_that_moved_between_scenes()
    {
        const string Moved = "A lamp is carried along the whole of the harbour wall.\n\n";
        var white = $"INT. BAR - NIGHT\n\nRain on the windows all night.\n\n{Moved}Somebody counts the coins twice.\n\nEXT. QUAY - NIGHT\n\nThe boats are tied up and still.\n\nA dog sleeps.\n";
        var blue = white.Replace(Moved, "", StringComparison.Ordinal).Replace("all night", "all day", StringComparison.Ordinal) + "\n" + Moved;

        var map = Page(Two.Match(white, blue)).Split("<svg")[1].Split("</svg>")[0];

        Assert.Equal((2, 2, 1), (Count("mark s-moved"), Count("mark s-edited"), Count("ribbon s-moved")));

        int Count(string what) => map.Split(what).Length - 1;
    }

    [Fact]
    public void A_length_is_set_as_a_fraction_that_does_not_break_and_no_sentence_is_said_twice()
    {
        var page = Page(Two.Match(White, White + "\nINT. CELLAR - NIGHT\n\nADA\nNobody comes down here.\n"));

        Assert.Contains("<span class=\"fr\">", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(" [1-7]/8", page);
        Assert.Equal(2, page.Split("ADA has one new scene").Length);
    }

    private static string Page(DraftMatch match) => System.Text.Encoding.UTF8.GetString(DiffHtml.Write(match, ChangeReport.Of(match, [.. NeedChanges.Of(match, Marked, Marked)])));

    private static readonly BreakdownOptions Marked = BreakdownOptions.Default with { Suggest = false };
}
