using System.Text;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class StoryShapeTests
{
    [Fact]
    public void Marked_sections_hold_the_scenes_below_them()
    {
        var shape = ScriptReport.Of(Scripts.Read("# One\n\n## A\n\nINT. X - DAY\n\nRain.\n\n## B\n\nINT. Y - DAY\n\nSun.\n\n# Two\n\nINT. Z - DAY\n\nFog.\n")).Shape;

        Assert.Equal([("One", 1, 2), ("A", 2, 1), ("B", 2, 1), ("Two", 1, 1)], shape.Sections.Select(s => (s.Title, s.Depth, s.Scenes)));
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
}
