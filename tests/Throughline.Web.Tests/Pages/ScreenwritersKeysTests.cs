namespace Throughline.Web.Tests.Pages;

[Collection(nameof(StudioBrowser))]
public sealed class ScreenwritersKeysTests(StudioBrowser browser)
{
    private const string Script = "INT. FERRY - DAY\n\nANA\nNow.\n\nBEN\nNever.\n\nANA\nThen later.\n\nEXT. QUAY - DUSK\n\nGulls.\n\nEXT. SEA - NIGHT\n\nNothing.";

    [Fact]
    public async Task A_scene_is_written_with_Enter_and_Tab_alone()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "Rain.");
        var page = await room.TabAsync();

        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("INT. KITCHEN");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("NIGHT");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("She waits.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("rosa");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("You came back.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("beat");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Why?");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("He sits.");
        await WritingRoom.SavedAsync(page);

        Assert.Equal("Rain.\n\nINT. KITCHEN - NIGHT\n\nShe waits.\n\nROSA\nYou came back.\n(beat)\nWhy?\n\nHe sits.", await room.TextAsync());
    }

    [Fact]
    public async Task Escape_and_Tab_stay_in_the_line_and_Escape_twice_leaves_the_page()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "Rain.\n\nINT. KITCHEN");
        var page = await room.TabAsync();

        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("NIGHT");
        await WritingRoom.SavedAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("Rain.\n\nINT. KITCHEN - NIGHT", await room.TextAsync());
        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('.sheet .cm-content').contains(document.activeElement)"));
    }

    [Fact]
    public async Task The_one_who_spoke_last_but_one_is_offered_first()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();

        await page.ClickAsync("text=Then later.");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync(".cm-tooltip-autocomplete li[aria-selected] >> text=BEN");
        // An Enter in the moment in which the list opens would be meant for the line.
        await page.WaitForTimeoutAsync(150);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Never.");
        await WritingRoom.SavedAsync(page);

        Assert.Contains("Then later.\n\nBEN\nNever.\n\nEXT. QUAY", await room.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_made_another_element_by_its_key()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();

        await page.ClickAsync("text=Gulls.");
        await page.Keyboard.PressAsync("Control+6");
        await WritingRoom.SavedAsync(page);

        Assert.Contains("\n\n> Gulls.\n\n", await room.TextAsync(), StringComparison.Ordinal);
        await WritingRoom.UntilAsync(page, "document.querySelector('.status select').selectedOptions[0].textContent === 'Transition'");
    }

    [Fact]
    public async Task A_scene_is_moved_by_keyboard_and_by_dragging_its_heading()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var page = await room.TabAsync();

        await page.FocusAsync(".scenes [data-index='1']");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await WritingRoom.SavedAsync(page);
        var moved = await room.TextAsync();
        await page.Locator(".scenes li").Nth(2).DragToAsync(page.Locator(".scenes li").Nth(0), new() { TargetPosition = new() { X = 20, Y = 3 } });
        await WritingRoom.UntilAsync(page, "document.querySelector('.scenes li .words').textContent.startsWith('EXT. QUAY')");
        await WritingRoom.SavedAsync(page);
        var dragged = await room.TextAsync();

        Assert.Matches("(?s)^INT. FERRY.*EXT. SEA.*EXT. QUAY", moved);
        Assert.Matches("(?s)^EXT. QUAY.*INT. FERRY.*EXT. SEA", dragged);
    }

    [Fact]
    public async Task A_scene_is_moved_whole_while_somebody_else_writes_above_it()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script);
        var (page, other) = (await room.TabAsync(), await room.TabAsync());
        await page.BringToFrontAsync();
        await WritingRoom.UntilAsync(page, "document.querySelectorAll('.scenes li').length === 3");

        var quay = (await page.Locator(".scenes li").Nth(1).BoundingBoxAsync())!;
        var sea = (await page.Locator(".scenes li").Nth(2).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(sea.X + 30, sea.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(quay.X + 30, quay.Y + 20, new() { Steps = 4 });
        await other.EvaluateAsync("document.querySelector('.sheet .cm-content').focus()");
        await other.Keyboard.PressAsync("Control+Home");
        await other.Keyboard.TypeAsync("EXT. ROAD - DAWN\n\nA car passes. Then nothing.\n\n");
        await WritingRoom.SavedAsync(other);
        await WritingRoom.UntilAsync(page, "document.querySelector('.sheet .cm-content').textContent.includes('Then nothing.')");
        await page.Mouse.MoveAsync(quay.X + 30, quay.Y + 2, new() { Steps = 2 });
        await page.Mouse.UpAsync();
        await WritingRoom.SavedAsync(page);
        await WritingRoom.UntilAsync(page, "document.querySelectorAll('.scenes li').length === 4");

        Assert.EndsWith("Then later.\n\nEXT. SEA - NIGHT\n\nNothing.\n\nEXT. QUAY - DUSK\n\nGulls.", (await room.TextAsync()).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_replaced_in_what_one_person_says_and_nowhere_else()
    {
        await using var room = await WritingRoom.OpenAsync(browser, "Never.\n\nANA\nNever.\n\nBEN\nNever.\n");
        var page = await room.TabAsync();

        await page.Locator(".sheet .cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+F");
        await page.FillAsync(".find [name=search]", "never");
        await page.FillAsync(".find [name=replace]", "Always");
        await page.FillAsync(".find [name=speaker]", "BEN");
        await page.WaitForSelectorAsync(".find output >> text=One place");
        await page.ClickAsync("text=Replace all");
        await WritingRoom.SavedAsync(page);

        Assert.Equal("Never.\n\nANA\nNever.\n\nBEN\nAlways.\n", await room.TextAsync());
    }
}
