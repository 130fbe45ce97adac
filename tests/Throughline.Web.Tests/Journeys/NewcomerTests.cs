using System.Diagnostics;
using Microsoft.Playwright;
using Throughline.EndToEnd.Live;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>The program that is handed to people, started by the README's command: what somebody sees who has never seen it, and how soon.</summary>
[Collection(nameof(TimedAlone))]
public sealed class NewcomerTests(StudioBrowser browser)
{
    private const int MostScript = 200 * 1024;
    private const double LongestFirstPage = 1_000;

    [Fact]
    public async Task The_command_of_the_README_opens_the_sample_which_one_reads_and_writes_in_every_room()
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        var watch = Stopwatch.StartNew();
        using var user = new TestUser();
        var (studio, entrance) = await StudioProcess.OpenAsync(Path.Combine(Repository.Root, "throughline"), user.Folder);
        using var running = studio;
        var started = watch.Elapsed;
        await using var context = await browser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };

        await page.GotoAsync(entrance.ToString());
        var first = await PaintAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the sample" }).ClickAsync();
        await page.WaitForURLAsync("**/page");
        await WritingRoom.ReadyAsync(page);
        var sample = await PaintAsync(page);
        await page.Keyboard.TypeAsync("Rain, then sun.");
        await WritingRoom.SavedAsync(page);
        var rooms = await page.Locator(".rooms nav a").AllInnerTextsAsync();
        foreach (var room in rooms)
        {
            await page.Locator(".rooms nav").GetByRole(AriaRole.Link, new() { Name = room, Exact = true }).ClickAsync();
            await page.WaitForURLAsync("**/" + room.ToLowerInvariant());
            await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            var script = await page.EvaluateAsync<int>("performance.getEntriesByType('resource').filter(each => each.initiatorType === 'script').reduce((sum, each) => sum + each.encodedBodySize, 0)");
            TestContext.Current.SendDiagnosticMessage($"{room}: {script / 1024.0:0.0} KB of script");
            Assert.InRange(script, 1, MostScript);
        }

        TestContext.Current.SendDiagnosticMessage($"the address after {started.TotalMilliseconds:0} ms; the first page painted {first:0} ms after it was asked for; the sample's page {sample:0} ms");
        Assert.InRange(first, 0, LongestFirstPage);
        Assert.Contains("Report", rooms);
        Assert.Empty(faults);
    }

    // From asking for the page to its first words on the screen.
    private static Task<double> PaintAsync(IPage page) => page.EvaluateAsync<double>("""
        new Promise(resolve => {
          const seen = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
          if (seen() !== undefined) resolve(seen());
          else new PerformanceObserver(() => { if (seen() !== undefined) resolve(seen()); }).observe({ type: "paint", buffered: true });
        })
        """);
}
