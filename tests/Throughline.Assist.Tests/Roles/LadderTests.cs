using Throughline.Assist.Roles;

namespace Throughline.Assist.Tests.Roles;

public sealed class LadderTests
{
    private static readonly Ladder Written = Ladder.Empty.Write("logline", "A trader gives over.")!.Write("characters", "Nora")!.Write("beats", "The complaint")!.Write("scenes", "Twelve")!;

    [Fact]
    public void A_change_above_marks_what_rests_on_it_as_stale_with_the_reason()
    {
        var changed = Written.Write("characters", "Nora, Ambrose")!;

        Assert.Equal("characters changed since", changed.Stale("beats"));
        Assert.Equal("characters changed since", changed.Stale("scenes"));
        Assert.Null(changed.Stale("characters"));
        Assert.Null(Written.Stale("scenes"));
    }

    [Fact]
    public void What_rests_on_something_stale_is_stale_too()
    {
        var ladder = Ladder.Empty.Write("logline", "One.")!.Write("places", "A hall")!.Write("scenes", "Twelve")!.Write("logline", "Another.")!;

        Assert.Equal("places is stale", ladder.Stale("scenes"));
    }

    [Fact]
    public void Writing_it_anew_makes_it_fit_again()
    {
        var anew = Written.Write("characters", "Nora, Ambrose")!.Write("beats", "The complaint")!;

        Assert.Null(anew.Stale("beats"));
        Assert.Equal("characters and beats changed since", anew.Stale("scenes"));
    }

    [Fact]
    public void A_locked_rung_is_not_written_over_until_it_is_free()
    {
        var locked = Written.Lock("beats", true);

        Assert.Null(locked.Write("beats", "Others"));
        Assert.NotNull(locked.Lock("beats", false).Write("beats", "Others"));
    }

    [Fact]
    public void Any_rung_can_be_the_first()
    {
        Assert.All(Ladder.Names, name => Assert.Null(Ladder.Empty.Write(name, "First.")!.Stale(name)));
        Assert.Equal("logline changed since", Ladder.Empty.Write("title", "Over")!.Write("logline", "A trader gives over.")!.Stale("title"));
    }

    [Fact]
    public void A_rung_below_that_is_written_anew_marks_what_it_rests_on_until_somebody_says_that_it_still_fits()
    {
        var again = Written.Write("beats", "The fire")!;

        Assert.Equal("beats below written anew since; see whether it still fits", again.Stale("characters"));
        Assert.Null(Written.Stale("characters"));
        Assert.Null(again.Keep("characters")!.Stale("characters"));
        Assert.Equal(again.Rungs["characters"].Text, again.Keep("characters")!.Rungs["characters"].Text);
        Assert.Null(Ladder.Empty.Keep("beats"));
    }

    [Fact]
    public void What_goes_up_does_not_come_down_again()
    {
        var again = Written.Write("scenes", "Eleven")!;

        Assert.Equal("scenes below written anew since; see whether it still fits", again.Stale("beats"));
        Assert.Null(again.Stale("scenes"));
    }

    [Fact]
    public void A_script_that_has_other_people_than_by_then_makes_that_rung_stale_and_a_rung_written_since_the_script()
    {
        var (first, second) = (Marks(1, "INT. HALL - DAY\n\nANA\nNo.\n"), Marks(2, "INT. HALL - DAY\n\nBEN\nNo.\n"));
        var ladder = Ladder.Empty.Write("characters", "Ana", At(1.5), first)!.Write("scenes", "The hall", At(1.5), first)!;

        Assert.Null(ladder.Stale("characters", first));
        Assert.Equal("the characters of the script changed since, in draft 2 at the latest", ladder.Stale("characters", second));
        Assert.Null(ladder.Stale("scenes", second));
        Assert.Equal("characters and scenes written since draft 1 came in", ladder.Stale(Ladder.Script, first));
        Assert.Null(ladder.Stale(Ladder.Script, second));
    }

    [Fact]
    public void A_rung_that_was_looked_at_since_does_not_wait_for_the_one_above_it()
    {
        var changed = Written.Write("logline", "Another.")!;

        var kept = changed.Keep("beats")!;

        Assert.Equal("logline changed since", changed.Stale("beats"));
        Assert.Equal("logline changed since", kept.Stale("characters"));
        Assert.Null(kept.Stale("beats"));
        Assert.Equal("characters changed since", kept.Write("characters", "Nora, Ambrose")!.Stale("beats"));
        Assert.Equal("logline changed since", kept.Write("logline", "A third.")!.Stale("beats"));
    }

    [Fact]
    public void Looking_at_a_rung_does_not_make_the_script_stale_and_looking_at_the_script_makes_it_fit()
    {
        var marks = Marks(1, "INT. HALL - DAY\n\nANA\nNo.\n");
        var before = Ladder.Empty.Write("scenes", "The hall", At(0.5))!;
        var after = before.Write("scenes", "The yard", At(2), marks)!;

        Assert.Null(before.Keep("scenes", At(3), marks)!.Stale(Ladder.Script, marks));
        Assert.Equal("scenes written since draft 1 came in", after.Stale(Ladder.Script, marks));
        var looked = LadderJson.Read(LadderJson.Write(after.Keep(Ladder.Script, At(3), marks)!));
        Assert.Null(looked.Stale(Ladder.Script, marks));
        Assert.Equal("scenes written since draft 1 came in", looked.Write("scenes", "The sea", At(4), marks)!.Stale(Ladder.Script, marks));
        Assert.Null(Ladder.Empty.Keep(Ladder.Script));
    }

    [Fact]
    public void A_ladder_comes_back_from_json_as_it_was()
    {
        var ladder = Written.Lock("beats", true).Write("scenes", "Eleven", At(3), Marks(1, "INT. HALL - DAY\n\nNo.\n"))!;

        var back = LadderJson.Read(LadderJson.Write(ladder));

        Assert.Equal(LadderJson.Write(ladder), LadderJson.Write(back));
        Assert.Equal((true, 2, At(3)), (back.Rungs["beats"].IsLocked, back.Rungs["scenes"].Version, back.Rungs["scenes"].Written));
        Assert.All((string[])["[]", "{\"epilogue\":{}}", "{\"beats\":{}}", "nothing"], json => Assert.Throws<FormatException>(() => LadderJson.Read(json)));
    }

    private static DateTimeOffset At(double day) => DateTimeOffset.UnixEpoch.AddDays(day);

    private static ScriptMarks Marks(int draft, string fountain) => ScriptMarks.Of($"draft {draft}", At(draft), TestScripts.Of(fountain));
}
