using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

[Collection(nameof(StudioBrowser))]
public sealed class NothingIsLostTests(StudioBrowser browser)
{
    private const string Script = "INT. FERRY - DAY\n\nRain.";

    [Fact]
    public async Task What_is_typed_is_saved_and_said_to_be()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();

        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync(" Snow.");
        await WritingRoom.SavedAsync(page);

        Assert.Equal(Script + " Snow.", await room.TextAsync());
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task Without_a_network_writing_goes_on_and_a_reload_loses_nothing()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();
        await room.CutAsync();

        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync(" Snow.");
        await page.WaitForSelectorAsync(".status[data-state=offline] >> text=kept on this device");
        await KeptAsync(page);
        await page.ReloadAsync();
        await WritingRoom.ReadyAsync(page);
        var shown = await WritingRoom.ShownAsync(page);
        var before = await room.TextAsync();
        room.Mend();
        await WritingRoom.SavedAsync(page);

        Assert.Equal(Script, before);
        Assert.Equal(Script + " Snow.", shown);
        Assert.Equal(Script + " Snow.", await room.TextAsync());
    }

    [Fact]
    public async Task What_a_tab_that_crashed_had_not_sent_is_taken_over_by_the_next()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();
        await room.CutAsync();
        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync(" Snow.");
        await KeptAsync(page);

        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        _ = page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        room.Mend();
        var next = await room.TabAsync();
        await WritingRoom.SavedAsync(next);

        Assert.Equal(Script + " Snow.", await WritingRoom.ShownAsync(next));
        Assert.Equal(Script + " Snow.", await room.TextAsync());
    }

    [Fact]
    public async Task Two_tabs_write_at_once_and_each_undoes_only_its_own()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var one = await room.TabAsync();
        var two = await room.TabAsync();

        await WritingRoom.ToEndAsync(one);
        await one.Keyboard.TypeAsync(" Snow.");
        await two.Locator(".sheet .cm-content").FocusAsync();
        await two.Keyboard.PressAsync("Control+Home");
        await two.Keyboard.PressAsync("End");
        await two.Keyboard.TypeAsync(" #1#");
        await one.WaitForSelectorAsync(".sheet [data-number='1']");
        await two.WaitForSelectorAsync("text=Snow.");
        await one.WaitForSelectorAsync(".peer");
        await one.Keyboard.PressAsync("Control+Z");
        await WritingRoom.UntilAsync(two, "!document.querySelector('.sheet').textContent.includes('Snow')");

        Assert.Equal("INT. FERRY - DAY #1#\n\nRain.", await room.TextAsync());
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task A_server_that_was_started_again_gets_what_was_written_meanwhile()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, canCut: false);
        var page = await room.TabAsync();

        await room.Studio.StopAsync();
        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync(" Snow.");
        await page.WaitForSelectorAsync(".status[data-state=offline]");
        await room.Studio.StartAgainAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await page.WaitForSelectorAsync(".status[data-state=saved]", new() { Timeout = 30_000 });

        Assert.Equal(Script + " Snow.", await room.TextAsync());
    }

    [Fact]
    public async Task A_page_that_comes_back_after_hours_of_sleep_catches_up_both_ways()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var sleeper = await room.Context.NewPageAsync();
        await sleeper.Clock.InstallAsync();
        await sleeper.GotoAsync(room.PageAddress);
        await WritingRoom.ReadyAsync(sleeper);
        var other = await room.TabAsync();
        await room.CutAsync();
        await WritingRoom.ToEndAsync(sleeper);
        await sleeper.Keyboard.TypeAsync(" Snow.");
        await sleeper.Clock.FastForwardAsync("05:00:00");
        room.Mend();
        await other.EvaluateAsync("dispatchEvent(new Event('online'))");
        await WritingRoom.ToEndAsync(other);
        await other.Keyboard.TypeAsync(" Hail, and more hail than anybody had seen.");
        await WritingRoom.SavedAsync(other);

        await sleeper.EvaluateAsync("dispatchEvent(new Event('focus'))");
        await sleeper.Clock.RunForAsync(60_000);
        await WritingRoom.SavedAsync(sleeper);
        await other.WaitForSelectorAsync("text=Snow.");

        var text = await room.TextAsync();
        Assert.Equal(Script.Length + " Snow.".Length + " Hail, and more hail than anybody had seen.".Length, text.Length);
        Assert.Equal(text, await WritingRoom.ShownAsync(sleeper));
        Assert.Equal(text, await WritingRoom.ShownAsync(other));
    }

    [Fact]
    public async Task A_tab_that_the_browser_froze_goes_on_where_it_was()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();
        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync(" Snow.");
        var session = await room.Context.NewCDPSessionAsync(page);

        await session.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "frozen" });
        await session.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "active" });
        await page.Keyboard.TypeAsync(" Hail.");
        await WritingRoom.SavedAsync(page);

        Assert.Equal(Script + " Snow. Hail.", await room.TextAsync());
    }

    // Everything that was typed is in the browser's store.
    private static Task KeptAsync(IPage page) => WritingRoom.UntilAsync(page, """
        new Promise(resolve => {
          const open = indexedDB.open("throughline");
          open.onsuccess = () => {
            const all = open.result.transaction("entries").objectStore("entries").getAll();
            all.onsuccess = () => { open.result.close(); resolve(all.result.filter(row => row.entry.kind === "own").length >= 6); };
          };
        })
        """);
}
