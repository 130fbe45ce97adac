using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>Rooms on paper.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class PrintTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    // What stands between the margins of a sheet of A4, in dots of the screen.
    private const int Paper = 672;

    // What is only for a screen, and what runs off the paper.
    private const string Faults = """
        paper => {
          const faults = [];
          const named = element => `${element.tagName.toLowerCase()}.${element.className} ${(element.innerText ?? "").trim().slice(0, 40)}`;
          // How far an effects shot is, and a day's date, are said by the field that sets them.
          for (const control of document.querySelectorAll("nav, form:not(.say), button, select:not(.say select), textarea, input:not([type=date], [type=hidden]), dialog, .skip"))
            if (control.checkVisibility({ visibilityProperty: true })) faults.push(`printed: ${named(control)}`);
          for (const element of document.querySelectorAll("main *")) {
            const box = element.getBoundingClientRect();
            if (box.width > 0 && box.right > paper + 1 && element.closest("svg") === null && element.checkVisibility()) faults.push(`off the paper by ${Math.round(box.right - paper)}: ${named(element)}`);
          }
          return faults;
        }
        """;

    public static TheoryData<string> Rooms => [.. FilledStudio.Rooms, .. FilledStudio.BreakdownRooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task A_room_on_paper_has_nothing_that_is_for_the_screen_and_nothing_cut_off(string room)
    {
        await filled.ScheduleAsync();
        var page = await filled.TabAsync(browser);
        await page.SetViewportSizeAsync(Paper, 1000);
        await page.GotoAsync(filled.AddressOf(room));
        if (room == "page")
            await WritingRoom.ReadyAsync(page);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Empty((await page.EvaluateAsync<string[]>(Faults, Paper)).Take(10));
    }
}
