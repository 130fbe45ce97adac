using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>What a tab shows, compared with the golden picture of it.</summary>
internal static class Look
{
    // Times, ids, hashes and folders are others in every run.
    private const string Same = """
        () => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
            node.data = node.data.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "2026-11-29 12:00").replace(/\b20\d\d-\d\d-\d\d\b/g, "2026-11-29").replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "00000000-0000-4000-8000-000000000000").replace(/[A-Za-z0-9+/]{43}=/g, "0".repeat(43) + "=").replace(/\b[0-9a-f]{64}\b/g, "0".repeat(64)).replace(/\/\S*throughline-web-[^/\s]*/g, "/home/ana").replace(/throughline\.local\/\S+/g, "throughline.local/" + "0".repeat(32) + "+00000000+" + "A".repeat(44)).replace(/\b[0-9a-f]{32}\b/g, "0".repeat(32));
        }
        """;

    /// <summary>The golden pictures of a room lie beside its test. No room is wider than the window.</summary>
    public static async Task MatchesAsync(IPage page, string picture, [CallerFilePath] string test = "")
    {
        await page.EvaluateAsync(Same);
        await page.EvaluateAsync("document.fonts.ready");
        await page.EvaluateAsync("document.activeElement.blur()");

        GoldenPicture.Matches(await page.ScreenshotAsync(new PageScreenshotOptions { Caret = ScreenshotCaret.Hide, Animations = ScreenshotAnimations.Disabled }), picture, test);
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"));
    }
}
