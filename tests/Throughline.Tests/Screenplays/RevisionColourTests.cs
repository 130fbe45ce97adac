using Throughline.Screenplays;

namespace Throughline.Tests.Screenplays;

public sealed class RevisionColourTests
{
    [Fact]
    public void The_colours_come_in_the_order_of_the_industry() =>
        Assert.Equal(
            "White Blue Pink Yellow Green Goldenrod Buff Salmon Cherry Tan 2nd White 2nd Blue",
            string.Join(' ', Enumerable.Range(0, 12).Select(n => RevisionColour.At(n).Name)));

    [Theory]
    [InlineData("blue", 1)]
    [InlineData("Pink Rev. (mm/dd/yy)", 2)]
    [InlineData("2nd Tan", 19)]
    [InlineData("First Revision", null)]
    [InlineData("2nd", null)]
    public void A_colour_is_found_by_its_name(string name, int? order) =>
        Assert.Equal(order, RevisionColour.Named(name)?.Order);
}
