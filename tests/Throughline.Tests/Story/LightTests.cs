using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class LightTests
{
    [Fact]
    public void Continuous_same_later_and_moments_later_hand_the_light_on()
    {
        var mix = Mix("INT. A - NIGHT", "INT. B - CONTINUOUS", "INT. C - LATER", "INT. D - SAME", "INT. E - MOMENTS LATER", "INT. F - HOURS LATER", "INT. G");

        Assert.Equal([(Light.Night, 5), (Light.Unstated, 2)], mix.Cells.Select(c => (c.Light, c.Scenes.Length)));
        Assert.Equal([1, 2, 3, 4], mix.TakenOver);
        Assert.Equal([5, 6], mix.LightUnknown);
    }

    [Fact]
    public void Unknown_light_is_said_and_is_no_day()
    {
        Assert.EndsWith("100\u202F% of it plays indoors; the headings do not tell day from night.", Lede("INT. A", "INT. B"), StringComparison.Ordinal);
        Assert.EndsWith("50\u202F% at night; the light of 1 scene is unknown.", Lede("INT. A - NIGHT", "INT. B"), StringComparison.Ordinal);
        Assert.EndsWith("100\u202F% at night.", Lede("INT. A - NIGHT", "INT. B - LATER"), StringComparison.Ordinal);
    }

    [Fact]
    public void Imagination_belongs_to_no_day() =>
        Assert.Equal([1], Report("INT. A - DAY", "INT. A - DAY - HIS IMAGINATION", "INT. A - NIGHT").Days.OutOfTime);

    private static SettingMix Mix(params string[] headings) => Report(headings).Settings;

    private static string Lede(params string[] headings) => Prose.Lede(Report(headings));

    private static ScriptReport Report(params string[] headings) =>
        ScriptReport.Of(Scripts.Read(string.Concat(headings.Select(h => h + "\n\nRain.\n\n"))));
}
