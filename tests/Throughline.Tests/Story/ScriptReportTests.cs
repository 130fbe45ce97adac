using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class ScriptReportTests
{
    private static readonly ScriptReport Report = ScriptReport.Of(Scripts.Read(Scripts.Lighthouse));

    [Fact]
    public void A_person_has_their_speeches_words_and_scenes()
    {
        var ada = Report.People.Single(p => p.Name == "ADA");

        // "The lamp is low." 4, "With what? The oil is gone." 6, "It burned all night." 4
        Assert.Equal((3, 14), (ada.Speeches, ada.Words));
        Assert.Equal([0, 2], ada.SpeakingScenes);
        Assert.Equal((9, 32), (ada.First.Line, ada.Last.Line));
        Assert.Equal(["ADA", "ROE", "TOM"], Report.People.Select(p => p.Name));
    }

    [Fact]
    public void Somebody_named_in_the_action_is_silently_there()
    {
        var roe = Report.People.Single(p => p.Name == "ROE");

        Assert.Equal([0, 1], roe.SpeakingScenes);
        Assert.Equal([2], roe.SilentScenes);
        Assert.Null(roe.Absence);
    }

    [Fact]
    public void The_longest_absence_lies_between_two_appearances()
    {
        var ada = Report.People.Single(p => p.Name == "ADA");

        Assert.Equal((0, 2, 1), (ada.Absence!.After, ada.Absence.Until, ada.Absence.Scenes));
        Assert.Equal(Report.Scenes[1].Length, ada.Absence.Length);
        Assert.Null(Report.People.Single(p => p.Name == "TOM").Absence);
    }

    [Fact]
    public void A_name_with_an_age_and_no_cue_is_reported()
    {
        var bran = Assert.Single(Scripts.Read(Scripts.Lighthouse.Replace("9, sleeps", "19, sleeps", StringComparison.Ordinal)) is var script ? ScriptReport.Of(script).Uncued : []);

        Assert.Equal(("BRAN", UncuedReason.Age, 7), (bran.Name, bran.Reason, bran.Mentions[0].Line));
    }

    [Fact]
    public void An_exchange_is_one_speech_after_the_other_in_one_scene()
    {
        var pairs = Report.Conversations.Pairs.Select(p => (Report.Conversations.Names[p.First], Report.Conversations.Names[p.Second], p.Exchanges, p.Scenes.Length));

        Assert.Equal([("ADA", "ROE", 2, 1), ("ROE", "TOM", 1, 1)], pairs);
    }

    [Fact]
    public void A_continuous_scene_takes_over_the_light()
    {
        Assert.Equal([(Setting.Interior, Light.Day, 1), (Setting.Interior, Light.Night, 1), (Setting.Interior, Light.DawnOrDusk, 1), (Setting.Exterior, Light.Night, 1)],
            Report.Settings.Cells.Select(c => (c.Setting, c.Light, c.Scenes.Length)));
        Assert.Equal([1], Report.Settings.TakenOver);
    }

    [Fact]
    public void Rooms_are_parts_of_their_building()
    {
        var lighthouse = Report.Places[0];

        Assert.Equal(("LIGHTHOUSE", 3), (lighthouse.Name, lighthouse.Scenes.Length));
        Assert.Equal([("LAMP ROOM", 2), ("KITCHEN", 1)], lighthouse.Parts.Select(p => (p.Name, p.Scenes.Length)));
    }

    [Fact]
    public void A_day_ends_when_the_clock_runs_back_and_an_odd_step_is_doubtful()
    {
        Assert.Equal(["0,1", "2", "3"], Report.Days.Days.Select(d => string.Join(',', d.Scenes)));

        // Night to morning is a new day; morning to dawn may be an earlier hour.
        Assert.Equal([3], Report.Days.Doubts.Select(d => d.Scene));
    }

    [Fact]
    public void The_middle_speech_and_scene_are_found()
    {
        // Speeches of 4, 3, 6, 4, 3, 4 words.
        Assert.Equal(4, Report.Rhythm.MedianSpeechWords);
        Assert.Equal([2, 4], Report.Rhythm.SpeechLengths.Take(2).Select(c => c.Speeches));
        Assert.Equal(6, Report.Rhythm.LongestSpeeches[0].Words);
    }

    [Fact]
    public void Smoothing_weighs_five_scenes_and_repeats_the_ends()
    {
        var lines = Report.Scenes.Select(s => s.Lines).ToArray();

        Assert.Equal(lines[0] * 6 + lines[1] * 2 + lines[2], Report.Rhythm.Scenes[0].SmoothedNinths);
    }

    [Fact]
    public void Aliases_make_two_names_one_person()
    {
        var report = ScriptReport.Of(Scripts.Read(Scripts.Lighthouse), new ReportOptions { Aliases = new Dictionary<string, string> { ["tom"] = "Roe" } });

        Assert.Equal([("ADA", 14), ("ROE", 10)], report.People.Select(p => (p.Name, p.Words)));
    }

    [Fact]
    public void An_empty_script_has_an_empty_report()
    {
        var report = ScriptReport.Of(Screenplay.Empty);

        Assert.Equal((0, 0, 0), (report.Extent.Pages, report.Extent.Scenes, report.People.Length));
    }
}
