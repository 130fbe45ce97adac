using System.Text;
using Throughline.Screenplays;
using Throughline.Story.Turns;

namespace Throughline.Tests.Story.Turns;

public sealed class StoryTurnsTests
{
    [Fact]
    public void There_are_five_turns_in_story_order_and_their_first_candidates_only_go_forward()
    {
        var turns = StoryTurns.Of(Scripts.Read(Rainy(60)));

        Assert.Equal(Enum.GetValues<TurnKind>(), turns.Select(t => t.Kind));
        var first = turns.Select(t => t.Candidates[0].Scene).ToArray();
        Assert.Equal(first.Distinct().Order(), first);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_script_of_few_scenes_still_has_five_turns_that_only_go_forward(int scenes)
    {
        var turns = StoryTurns.Of(Scripts.Read(Rainy(scenes)));

        Assert.Equal(5, turns.Length);
        var first = turns.Select(t => t.Candidates[0].Scene).ToArray();
        Assert.Equal(first.Order(), first);
    }

    [Fact]
    public void A_script_of_five_scenes_turns_once_in_each()
    {
        var turns = StoryTurns.Of(Scripts.Read(Rainy(5)));

        Assert.Equal([0, 1, 2, 3, 4], turns.Select(t => t.Candidates[0].Scene));
    }

    [Fact]
    public void A_script_without_scenes_has_five_turns_without_candidates()
    {
        var turns = StoryTurns.Of(Scripts.Read("Rain.\n"));

        Assert.Equal(5, turns.Length);
        Assert.All(turns, t => Assert.Empty(t.Candidates));
    }

    [Fact]
    public void Candidates_come_best_first_with_the_line_of_their_heading_and_a_reason()
    {
        var screenplay = Scripts.Read(Rainy(60));

        var turns = StoryTurns.Of(screenplay);

        Assert.All(turns, turn =>
        {
            Assert.Equal(turn.Candidates.Select(c => c.Score).OrderDescending(), turn.Candidates.Select(c => c.Score));
            Assert.All(turn.Candidates, c => Assert.InRange(c.Score, 0, 1));
            Assert.All(turn.Candidates, c => Assert.Equal(4 * c.Scene + 1, c.Line));
            Assert.All(turn.Candidates, c => Assert.NotEmpty(c.Evidence));
        });
    }

    [Fact]
    public void Without_any_sign_position_alone_decides()
    {
        var turns = StoryTurns.Of(Scripts.Read(Rainy(100)));

        int[] most = [20, 45, 75, 88, 97];
        Assert.All(turns, t => Assert.InRange(t.Candidates[0].Scene, (int)t.Kind == 0 ? 3 : most[(int)t.Kind - 1], most[(int)t.Kind]));
    }

    [Fact]
    public void An_omitted_scene_is_no_candidate()
    {
        var screenplay = Scripts.Read(Rainy(6));
        var omitted = screenplay with { Elements = [.. screenplay.Elements.Select(e => e is SceneHeading { Span.Line: 5 } heading ? heading with { IsOmitted = true } : e)] };

        var turns = StoryTurns.Of(omitted);

        Assert.All(turns, t => Assert.DoesNotContain(t.Candidates, c => c.Line == 5));
    }

    private static string Rainy(int scenes)
    {
        var script = new StringBuilder();
        for (var i = 0; i < scenes; i++)
            script.Append("INT. HOUSE - DAY\n\nRain.\n\n");
        return script.ToString();
    }
}
