using System.Globalization;
using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>Every room by the keyboard alone: Tab comes to everything that can be done, in the order in which it is read, and one always sees where one is.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class KeyboardTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    // Of a long list the beginning and the end.
    private const int Most = 120;

    private const string Stops = """
        () => {
          const able = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]")]
            .filter(each => !each.disabled && each.tabIndex >= 0 && each.type !== "hidden" && each.checkVisibility({ visibilityProperty: true })
              && !(each.type === "radio" && !each.checked && document.querySelector(`input[type=radio][name="${each.name}"]:checked`) !== null));
          able.forEach((each, i) => { each.dataset.stop = i; });
          return able.map(each => `${each.tagName.toLowerCase()} ${(each.ariaLabel ?? each.innerText ?? each.name ?? "").trim().slice(0, 40)}`);
        }
        """;

    private const string Here = """
        () => {
          const here = document.activeElement;
          if (here === null || here === document.body) return "-1 ";
          const style = getComputedStyle(here);
          const box = here.getBoundingClientRect();
          const seen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || here.isContentEditable;
          const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const rect = [...here.getClientRects()].find(each => each.width > 0 && each.height > 0) ?? box;
          const [x, y] = [Math.min(Math.max(rect.left + rect.width / 2, 0), innerWidth - 1), Math.min(Math.max(rect.top + rect.height / 2, 0), innerHeight - 1)];
          const top = document.elementFromPoint(x, y);
          const covered = top !== null && !here.contains(top) && !top.contains(here) && top.closest("label")?.contains(here) !== true;
          return `${here.dataset.stop ?? -2} ${[seen ? "" : "no sign of focus", inside ? "" : "out of sight", covered ? `covered by ${top.tagName} ${top.className}` : ""].filter(each => each !== "").join(", ")}`;
        }
        """;

    public static TheoryData<string> Addresses => [.. FilledStudio.Rooms.Where(room => room != "page"), .. FilledStudio.BreakdownRooms, "/"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Tab_comes_to_everything_in_its_order_and_shows_where_one_is(string address)
    {
        await filled.ScheduleAsync();
        var page = await filled.TabAsync(browser);
        await page.GotoAsync(filled.AddressOf(address));
        // Where the search begins to be typed is asked for; the way there is from the top.
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.EvaluateAsync("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')");
        // What is wider than its place becomes a stop once the page is drawn, and is none once it fits.
        await page.EvaluateAsync("async () => { await document.fonts.ready; for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); }");
        var stops = await page.EvaluateAsync<string[]>(Stops);
        // A date is a stop for its day, month, year and calendar, each of which the browser shows by itself.
        var dates = await page.EvaluateAsync<int[]>("[...document.querySelectorAll('input[type=date]')].map(each => Number(each.dataset.stop ?? -1))");

        var faults = new List<string>();
        for (var i = 0; i < stops.Length; i++)
        {
            if (i == Most && stops.Length > 2 * Most)
            {
                i = stops.Length - Most;
                await page.EvaluateAsync("stop => document.querySelector(`[data-stop='${stop}']`).focus()", i - 1);
            }

            string[] here;
            int at;
            var parts = 0;
            do
            {
                await page.Keyboard.PressAsync("Tab");
                here = (await page.EvaluateAsync<string>(Here)).Split(' ', 2);
                at = int.Parse(here[0], CultureInfo.InvariantCulture);
            }
            while (at == i - 1 && dates.Contains(at) && ++parts < 4);
            var name = at >= 0 ? stops[at] : "nothing";
            if (at != i)
                faults.Add($"after {i} stops: {name} instead of {stops[i]}");
            if (here[1].Length > 0)
                faults.Add($"{name}: {here[1]}");
        }

        Assert.True(stops.Length > 1);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }
}
