using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>What the rooms look like at two widths.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class RoomLookTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    // Times, ids, hashes and folders are others in every run.
    private const string Same = """
        () => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
            node.data = node.data.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "2026-11-29 12:00").replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "00000000-0000-4000-8000-000000000000").replace(/[A-Za-z0-9+/]{43}=/g, "0".repeat(43) + "=").replace(/\b[0-9a-f]{64}\b/g, "0".repeat(64)).replace(/\/\S*throughline-web-[^/\s]*/g, "/home/ana").replace(/\+[0-9a-f]{8}\+/g, "+00000000+");
        }
        """;

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
        await page.EvaluateAsync(Same);
        await page.EvaluateAsync("document.fonts.ready");
        await page.EvaluateAsync("document.activeElement.blur()");

        GoldenPicture.Matches(await page.ScreenshotAsync(new PageScreenshotOptions { Caret = ScreenshotCaret.Hide, Animations = ScreenshotAnimations.Disabled }), $"{name}-{width}.png");
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"));
    }
}
