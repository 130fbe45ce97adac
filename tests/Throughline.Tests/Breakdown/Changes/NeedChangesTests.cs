using Throughline.Breakdown;
using Throughline.Breakdown.Changes;
using Throughline.Drafts.Changes;
using Throughline.Tests.Drafts;

namespace Throughline.Tests.Breakdown.Changes;

public sealed class NeedChangesTests
{
    private const string White = """
        INT. LIGHTHOUSE - LAMP ROOM - DAY #1#

        Ada trims the wick of the great lamp. [[prop: brass scissors]]

        EXT. QUAY - DAY #2#

        Roe walks down to the boats and stops. [[prop: empty can]]

        INT. INN - NIGHT #3#

        Everybody drinks to the dead, and to the drowned. [[vfx: the sea at the window]]

        """;

    private static readonly BreakdownOptions Marked = BreakdownOptions.Default with { Suggest = false };

    [Fact]
    public void Marked_props_and_changed_effects_lines_are_told()
    {
        var now = White.Replace("the wick of the great lamp. [[prop: brass scissors]]", "the wick of the lamp. [[prop: silver scissors]]", StringComparison.Ordinal).Replace("and to the drowned", "and to all the drowned", StringComparison.Ordinal);

        Assert.Equal(["Silver scissors is new.", "Brass scissors is no longer marked.", "One line with props has changed."], Of(Department.Props, White, now, Marked).Summary);
        Assert.Equal("One line with effects has changed.", Assert.Single(Of(Department.Vfx, White, now, Marked).Summary));
    }

    [Fact]
    public void A_prop_that_goes_to_another_scene_is_told_scene_by_scene_and_is_not_new()
    {
        var now = White.Replace(" [[prop: brass scissors]]", "", StringComparison.Ordinal).Replace("[[prop: empty can]]", "[[prop: empty can, brass scissors]]", StringComparison.Ordinal);

        var props = Of(Department.Props, White, now, Marked);

        Assert.Equal(["Scene 1 no longer needs brass scissors.", "Scene 2 needs brass scissors."], Entries(props, "Scene by scene"));
        Assert.DoesNotContain(props.Groups, group => group.Heading is "New" or "No longer marked");
    }

    [Fact]
    public void What_a_cut_scene_needed_is_no_longer_needed()
    {
        var vfx = Of(Department.Vfx, White, White[..White.IndexOf("INT. INN", StringComparison.Ordinal)], Marked);

        Assert.Contains("Sea at the window is no longer marked.", vfx.Summary);
        Assert.Equal(["Scene 3 (old) no longer needs sea at the window."], Entries(vfx, "Scene by scene"));
    }

    [Fact]
    public void A_tag_of_a_person_counts_as_marked()
    {
        var tagged = Marked with { Tags = [new PersonTag("2", Categories.Of("props"), "boat hook")] };

        var props = NeedChanges.Of(Two.Match(White, White), Marked, tagged).Single(it => it.Department == Department.Props);

        Assert.Equal(["Boat hook is new."], props.Summary);
    }

    [Fact]
    public void Suggestions_stand_apart_from_what_is_marked()
    {
        var now = White.Replace("to the boats and stops.", "to the boats with a revolver and a suitcase.", StringComparison.Ordinal);

        var props = Of(Department.Props, White, now, BreakdownOptions.Default);

        Assert.Contains(Entries(props, "Suggested by the finder; nobody has looked"), entry => entry.StartsWith("Scene 2 perhaps needs", StringComparison.Ordinal) && entry.Contains("revolver", StringComparison.Ordinal));
        Assert.Contains("nobody has looked", props.Summary[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(props.Groups, group => group.Heading is "New" or "Scene by scene");
    }

    [Fact]
    public void A_suggested_effect_changes_the_count_of_shots_and_its_line_is_named()
    {
        var now = White.Replace("to the boats and stops.", "to the boats. A spaceship descends over the harbour.", StringComparison.Ordinal);

        var vfx = Of(Department.Vfx, White, now, BreakdownOptions.Default);

        Assert.Contains(vfx.Summary, sentence => sentence.StartsWith("The count of shots goes from 0–0–0 to ", StringComparison.Ordinal));
        Assert.Contains(Entries(vfx, "Changed lines"), entry => entry.Contains("spaceship", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_marks_and_suggestions_that_is_said()
    {
        var props = Of(Department.Props, "Rain.\n", "Hail.\n", BreakdownOptions.Default);

        Assert.Equal(["Neither draft marks any props."], props.Summary);
        Assert.Contains("nobody marked", props.Basis, StringComparison.Ordinal);
    }

    private static DepartmentChanges Of(Department department, string a, string b, BreakdownOptions options) =>
        NeedChanges.Of(Two.Match(a, b), options, options).Single(it => it.Department == department);

    private static IEnumerable<string> Entries(DepartmentChanges changes, string group) =>
        changes.Groups.Single(it => it.Heading == group).Entries.Select(entry => $"{entry.Subject} {entry.Text}");
}
