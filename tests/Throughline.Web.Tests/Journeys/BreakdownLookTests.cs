using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>What the rooms within the breakdown look like, once there are shooting days.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class BreakdownLookTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    [Theory]
    [InlineData("scene", "breakdown/scenes?at=9", 1440)]
    [InlineData("scene", "breakdown/scenes?at=9", 390)]
    [InlineData("board", "breakdown/board", 1440)]
    [InlineData("board", "breakdown/board", 390)]
    [InlineData("days", "breakdown/days", 1440)]
    [InlineData("days", "breakdown/days", 390)]
    public async Task A_room_of_the_breakdown_looks_as_it_was_designed(string name, string room, int width)
    {
        await filled.ScheduleAsync();
        var page = await filled.TabAsync(browser);
        await page.SetViewportSizeAsync(width, width == 390 ? 1200 : 1000);

        await page.GotoAsync(filled.AddressOf(room));

        await Look.MatchesAsync(page, $"{name}-{width}.png");
    }
}
