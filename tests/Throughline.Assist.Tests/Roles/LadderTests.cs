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
}
