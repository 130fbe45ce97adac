using System.Text;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class StoryShapeTests
{
    [Fact]
    public void Marked_sections_hold_the_scenes_below_them()
    {
        var shape = ScriptReport.Of(Scripts.Read("# One\n\n## A\n\nINT. X - DAY\n\nRain.\n\n## B\n\nINT. Y - DAY\n\nSun.\n\n# Two\n\nINT. Z - DAY\n\nFog.\n")).Shape;

        Assert.Equal([("One", 1, 2), ("A", 2, 1), ("B", 2, 1), ("Two", 1, 1)], shape.Sections.Select(s => (s.Title, s.Depth, s.Scenes.Length)));
        Assert.Empty(shape.Candidates);
    }

    [Fact]
    public void The_scene_where_cast_and_place_change_is_a_candidate()
    {
        var script = new StringBuilder();
        for (var i = 0; i < 20; i++)
            script.Append(i < 10 ? "INT. HOUSE - DAY\n\nADA\nYes, I know that.\n\n" : "EXT. SEA - DAY\n\nTOM\nYes, I know that.\n\n");

        var shape = ScriptReport.Of(Scripts.Read(script.ToString())).Shape;

        var turn = shape.Candidates.MaxBy(c => c.Score)!;
        Assert.Equal((10, 1.0, 1.0, 0.0), (turn.Scene, turn.CastChange, turn.PlaceChange, turn.RhythmChange));
        Assert.Equal(["TOM"], turn.Arrivals);
    }

    [Fact]
    public void A_section_that_begins_inside_a_scene_has_the_lines_from_there()
    {
        var shape = ScriptReport.Of(Scripts.Read("# One\n\nINT. X - DAY\n\n" + Rain(10) + "# Two\n\n" + Rain(17) + "## Nothing\n")).Shape;

        // Heading and ten paragraphs of one line and one blank each: 21 lines, 4 eighths; then 34 lines, 6 eighths.
        Assert.Equal([("One", "0", 4), ("Two", "0", 6), ("Nothing", "", 0)], shape.Sections.Select(s => (s.Title, string.Join(',', s.Scenes), s.Length.Eighths)));
    }

    [Fact]
    public void First_heard_are_those_first_heard_in_that_very_scene()
    {
        var script = new StringBuilder();
        for (var i = 0; i < 20; i++)
            script.Append(i < 10 ? "INT. HOUSE - DAY\n\nADA\nYes, I know that.\n\n" : "EXT. SEA - DAY\n\n" + (i == 10 ? "TOM" : "ROE") + "\nYes, I know that.\n\n");

        var turn = ScriptReport.Of(Scripts.Read(script.ToString())).Shape.Candidates.MaxBy(c => c.Score)!;

        Assert.Equal(["TOM"], turn.Arrivals);
    }

    private static string Rain(int paragraphs) => string.Concat(Enumerable.Repeat("Rain.\n\n", paragraphs));
}
