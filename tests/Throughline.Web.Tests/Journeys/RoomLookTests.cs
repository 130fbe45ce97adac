using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>What the rooms look like at two widths.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class RoomLookTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    private static readonly (string Name, string Address)[] Pictures =
    [
        ("home", "/"), ("report", "report"), ("changes", "changes"), ("breakdown", "breakdown"), ("cut", "cut"), ("effects", "effects"),
        ("proposals", "proposals"), ("record", "record"), ("models", "models"), ("search", "search?q=needle"), ("settings", "settings"),
    ];

    public static TheoryData<string, int> Looks => [.. from picture in Pictures from width in (int[])[1440, 390] select (picture.Name, width)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_room_looks_as_it_was_designed(string name, int width)
    {
        await using var context = await filled.EnterAsync(browser, width, width == 390 ? 1200 : 1000);
        var page = await context.NewPageAsync();

        await page.GotoAsync(filled.AddressOf(Pictures.First(picture => picture.Name == name).Address));

        await Look.MatchesAsync(page, $"{name}-{width}.png");
    }

    [Fact]
    public async Task The_picture_of_the_studio_in_the_README_is_what_one_sees()
    {
        await using var context = await filled.EnterAsync(browser, 1200, 760);
        var page = await context.NewPageAsync();

        await page.GotoAsync(filled.AddressOf("page#line=32"));
        await WritingRoom.ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Beside", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Proposals" }).ClickAsync();
        await page.GetByText("We see the wall").WaitForAsync();
        await WritingRoom.UntilAsync(page, "document.querySelector('.status .place').textContent !== '' && document.querySelector('.sheet [data-length]') !== null");
        await page.EvaluateAsync("document.fonts.ready");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.WaitForTimeoutAsync(1_200);

        GoldenPicture.MatchesFile(await page.ScreenshotAsync(new PageScreenshotOptions { Caret = ScreenshotCaret.Hide, Animations = ScreenshotAnimations.Disabled }), Path.Combine(Repository.Root, "docs", "pictures", "studio.png"));
    }
}
