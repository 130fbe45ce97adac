using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

[Collection(nameof(StudioBrowser))]
public sealed class PageLookTests(StudioBrowser browser)
{
    [Theory]
    [InlineData(360, 740, ColorScheme.Light, "page-360.png")]
    [InlineData(1280, 900, ColorScheme.Light, "page-1280.png")]
    [InlineData(1280, 900, ColorScheme.Dark, "page-1280-dark.png")]
    [InlineData(2560, 1440, ColorScheme.Light, "page-2560.png")]
    public async Task The_page_looks_as_it_was_designed(int width, int height, ColorScheme scheme, string picture)
    {
        await using var room = await WritingRoom.OpenAsync(browser, Samples.Tide, width, height, scheme);
        var page = await room.TabAsync();
        await WritingRoom.UntilAsync(page, "document.querySelector('.status .place').textContent !== ''");
        await page.EvaluateAsync("document.fonts.ready");

        await page.GotoAsync(room.PageAddress + "#at=" + Samples.Tide.IndexOf("INT. MARKET HALL - AISLE", StringComparison.Ordinal));
        await page.ReloadAsync();
        await WritingRoom.ReadyAsync(page);
        await WritingRoom.UntilAsync(page, "document.querySelector('.status .place').textContent !== '' && document.querySelector('.sheet [data-length]') !== null");
        await page.WaitForTimeoutAsync(1_200);

        // Without the row of rooms, which grows.
        var shown = new Clip { X = 0, Y = 80, Width = width, Height = height - 80 };
        GoldenPicture.Matches(await page.ScreenshotAsync(new PageScreenshotOptions { Clip = shown, Caret = ScreenshotCaret.Hide, Animations = ScreenshotAnimations.Disabled }), picture);
    }

    [Fact]
    public async Task Lines_of_other_scripts_run_their_own_way()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "داخلي المطبخ - ليل\n\nالمطر يهطل.\n\n内景 厨房 - 夜\n\n下雨了。\n\nINT. KITCHEN - NIGHT\n\nRain.");
        var page = await room.TabAsync();

        var directions = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.sheet .cm-line')].filter(line => line.textContent !== '').map(line => getComputedStyle(line).direction)");
        var kinds = await page.EvaluateAsync<int>("document.querySelectorAll('.sheet .l-scene-heading').length");

        Assert.Equal(["rtl", "rtl", "ltr", "ltr", "ltr", "ltr"], directions);
        Assert.Equal(3, kinds);
    }

    [Fact]
    public async Task Two_speeches_said_at_once_stand_side_by_side_until_one_writes_in_them()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "Rain.\n\nANA\nNow, *now*.\n\nBEN ^\n(low)\nNever.\n\nSnow.");
        var page = await room.TabAsync();

        var boxes = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.dual > div')].flatMap(side => { const box = side.getBoundingClientRect(); return [box.left, box.top]; })");
        var shown = await page.Locator(".dual").InnerTextAsync();
        await page.ClickAsync(".dual >> text=Never.");
        await page.Keyboard.TypeAsync(" Not here.");
        await WritingRoom.SavedAsync(page);
        var apart = await page.Locator(".dual").CountAsync();
        await WritingRoom.ToEndAsync(page);
        await page.WaitForSelectorAsync(".dual >> text=Not here.");

        Assert.Equal(4, boxes.Length);
        Assert.True(boxes[2] > boxes[0] && boxes[3] == boxes[1], string.Join(' ', boxes));
        Assert.DoesNotContain("^", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("*", shown, StringComparison.Ordinal);
        Assert.Equal(0, apart);
        Assert.Contains("BEN ^\n(low)\nNever. Not here.\n", await room.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task The_page_is_set_in_the_style_that_is_chosen_for_everybody()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "INT. HALL - DAY\n\nRain.\n\nANA\nNow.\n", 1440);
        var one = await room.TabAsync();
        var two = await room.TabAsync();

        await one.SelectOptionAsync("select[aria-label='How the pages are made']", "stage-play");
        const string Centred = "getComputedStyle(document.querySelector('.sheet .l-character')).textAlign === 'center'";
        await WritingRoom.UntilAsync(one, Centred);
        await WritingRoom.UntilAsync(two, Centred);

        Assert.Equal("stage-play", await two.EvaluateAsync<string>("document.querySelector('.style-choice select').value"));
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task The_script_of_the_page_is_small()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "Rain.");
        var bundle = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src", "Throughline.Web", "wwwroot", "page.js"), TestContext.Current.CancellationToken);

        using var packed = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            await zip.WriteAsync(bundle, TestContext.Current.CancellationToken);

        Assert.InRange(packed.Length, 1, 200 * 1024);
    }
}
