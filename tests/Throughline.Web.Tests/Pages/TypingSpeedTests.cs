namespace Throughline.Web.Tests.Pages;

[Collection(nameof(TimedAlone))]
public sealed class TypingSpeedTests(StudioBrowser browser)
{
    [Fact]
    public async Task Typing_and_scrolling_a_feature_never_keeps_the_writer_waiting()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Samples.Feature);
        var page = await room.TabAsync();
        await WritingRoom.UntilAsync(page, "document.querySelector('.status .place').textContent !== ''");
        await page.ClickAsync(".scenes [data-index='70']");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Warm.", new() { Delay = 30 });
        await WritingRoom.SavedAsync(page);

        var typing = await MainThreadTrace.OfAsync(browser.Browser, async () =>
        {
            await page.Keyboard.TypeAsync("She looks at the scale and waits for the needle to come to rest, as it always does in the end. ", new() { Delay = 45 });
            for (var i = 0; i < 4; i++)
            {
                await page.Keyboard.PressAsync("Enter");
                await page.Keyboard.PressAsync("Tab");
                await page.Keyboard.TypeAsync("nora", new() { Delay = 45 });
                await page.Keyboard.PressAsync("Escape");
                await page.Keyboard.PressAsync("Enter");
                await page.Keyboard.TypeAsync("It is Friday.", new() { Delay = 45 });
            }

            await page.WaitForTimeoutAsync(1_500);
        });
        await page.Mouse.MoveAsync(640, 500);
        var scrolling = await MainThreadTrace.OfAsync(browser.Browser, async () =>
        {
            for (var i = 0; i < 80; i++)
            {
                await page.Mouse.WheelAsync(0, 400);
                await page.WaitForTimeoutAsync(25);
            }
        });

        TestContext.Current.SendDiagnosticMessage($"typing: {typing.KeyTasks.Count} keystrokes, median {typing.MedianKeystroke:0.00} ms, longest task {typing.Longest:0.0} ms, at work {typing.LongestAtWork:0.0} ms; scrolling: longest task {scrolling.Longest:0.0} ms, at work {scrolling.LongestAtWork:0.0} ms");
        TestContext.Current.SendDiagnosticMessage($"the longest while typing: {typing.Within}; while scrolling: {scrolling.Within}");
        Assert.InRange(typing.KeyTasks.Count, 100, int.MaxValue);
        Assert.InRange(typing.MedianKeystroke, 0, 8);
        // A task waits too when the processor is at something else, such as the trace and the studio on the same two cores: that is not the page's doing.
        Assert.InRange(typing.LongestAtWork, 1, 50);
        Assert.InRange(scrolling.LongestAtWork, 1, 50);
    }
}
