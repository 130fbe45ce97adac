using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>WCAG 2.2 AA, as far as a program can tell, of every room at two widths in both schemes.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class RoomAccessibilityTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    public static TheoryData<string> Addresses => [.. FilledStudio.Rooms, .. FilledStudio.BreakdownRooms, "/", "nothing"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_room_meets_the_guidelines(string address)
    {
        await filled.ScheduleAsync();

        await MeetsTheGuidelinesAsync(await filled.TabAsync(browser), address);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("changes")]
    [InlineData("cut")]
    [InlineData("effects")]
    [InlineData("proposals")]
    [InlineData("models")]
    [InlineData("search")]
    [InlineData("breakdown")]
    [InlineData("breakdown/days")]
    public async Task An_empty_room_meets_the_guidelines(string room)
    {
        var empty = await filled.Studio.MakeAsync("Empty");

        await MeetsTheGuidelinesAsync(await filled.TabAsync(browser), $"/p/{empty.Id}/{room}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/enter?token=used")]
    public async Task What_a_stranger_sees_meets_the_guidelines(string address)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var context = await browser.Browser.NewContextAsync();

        await MeetsTheGuidelinesAsync(await context.NewPageAsync(), address);
    }

    [Fact]
    public async Task What_is_said_of_a_dropped_file_meets_the_guidelines()
    {
        var page = await filled.TabAsync(browser);
        await page.GotoAsync(filled.AddressOf("report"));
        await Dropping.DropAsync(page, new DroppedFile("tide.fountain", "INT. HALL - DAY\n\nRain."u8.ToArray()), new DroppedFile("empty.xml", "<"u8.ToArray()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it" }).WaitForAsync();

        await MeetsTheGuidelinesAsync(page, null);
    }

    private async Task MeetsTheGuidelinesAsync(IPage page, string? address)
    {
        if (address is not null)
            await page.GotoAsync(filled.AddressOf(address));
        if (address == "page")
            await WritingRoom.ReadyAsync(page);
        await Guidelines.AreMetAsync(page);
    }
}
