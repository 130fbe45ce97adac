using System.Collections.Immutable;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class PresenceTests
{
    [Theory]
    [InlineData("Jake waits.")]
    [InlineData("Rain. Jake waits.")]
    [InlineData("Behind the door, Jake waits.")]
    [InlineData("Nobody speaks; Jake waits, and the clock ticks.")]
    [InlineData("The dog sleeps while Jake waits.")]
    [InlineData("Captain Jake waits.")]
    [InlineData("JAKE (30s) waits.")]
    public void Whom_a_sentence_begins_with_is_there(string action) =>
        Assert.Equal([1], Silent(action));

    [Theory]
    [InlineData("Jake's coat hangs on its hook.")]
    [InlineData("A letter for Jake on the mat.")]
    [InlineData("She thinks of Jake.")]
    [InlineData("Jake, in a photograph, laughs.")]
    [InlineData("On the wall a portrait: Jake, aged nine.")]
    [InlineData("Jake is gone.")]
    [InlineData("YOUNG JAKE (8) plays.")]
    [InlineData("Young Jake plays.")]
    [InlineData("Jake 2 plays.")]
    [InlineData("The jake is a fish.")]
    public void Whom_the_action_only_speaks_of_is_not(string action) =>
        Assert.Empty(Silent(action));

    [Fact]
    public void A_name_inside_a_longer_name_is_somebody_else()
    {
        var report = ScriptReport.Of(Scripts.Read("INT. A - DAY\n\nPURSUER\nStop.\n\nLEAD PURSUER\nThere.\n\nINT. B - DAY\n\nLead pursuer waits. Lead Pursuer aims. LEAD PURSUER falls.\n"));

        Assert.Empty(report.People.Single(p => p.Name == "PURSUER").SilentScenes);
        Assert.Equal([1], report.People.Single(p => p.Name == "LEAD PURSUER").SilentScenes);
    }

    [Fact]
    public void Being_spoken_of_does_not_end_an_absence()
    {
        var report = ScriptReport.Of(Scripts.Read("INT. A - DAY\n\nJAKE\nOne.\n\nINT. B - DAY\n\nJake's coat.\n\nINT. C - DAY\n\nRain.\n\nINT. D - DAY\n\nJAKE\nTwo.\n"));

        Assert.Equal((0, 3), (report.People[0].Absence!.After, report.People[0].Absence!.Until));
    }

    [Theory]
    [InlineData("A WORKMAN kneels at the door.", "WORKMAN")]
    [InlineData("The door opens. OLD WAITER comes in.", "OLD WAITER")]
    [InlineData("HARKER, sixty-four, sits.", "HARKER")]
    [InlineData("MARTA (61) sits.", "MARTA")]
    public void Somebody_introduced_who_never_speaks_is_reported(string action, string name) =>
        Assert.Equal([name], Uncued(action));

    [Theory]
    [InlineData("A GUNSHOT rings out.")]
    [InlineData("The plate says ONE POUND. It is brass.")]
    [InlineData("A card on the door: NO CHILD ADMITTED.")]
    [InlineData("JAKE waits.")]
    public void Capitals_that_are_no_new_person_are_not(string action) =>
        Assert.Empty(Uncued(action));

    private static ImmutableArray<int> Silent(string action) => Of(action).People.Single(p => p.Name == "JAKE").SilentScenes;

    private static IEnumerable<string> Uncued(string action) => Of(action).Uncued.Select(u => u.Name);

    private static ScriptReport Of(string action) =>
        ScriptReport.Of(Scripts.Read($"INT. A - DAY\n\nJAKE\nOne.\n\nINT. B - DAY\n\n{action}\n\nINT. C - DAY\n\nRain.\n"));
}
