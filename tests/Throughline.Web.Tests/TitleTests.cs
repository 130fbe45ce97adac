using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.Ledger;
using Throughline.Studio.Shelf;
using Throughline.Web.Tests.Journeys;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests;

[Collection(nameof(StudioBrowser))]
public sealed class TitleTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_title_that_is_changed_in_the_settings_is_shown_in_the_other_tabs_and_in_the_list()
    {
        var production = await open.MakeAsync("The Ferry", "INT. HALL - DAY\n\nRain.\n");
        await using var settings = await open.TabAsync(browser);
        await using var colleague = await open.TabAsync(browser);
        await colleague.GoAsync($"/p/{production.Id}/page");
        await WritingRoom.ReadyAsync(colleague.Page);
        await settings.GoAsync($"/p/{production.Id}/settings");
        var beside = await settings.Page.Context.NewPageAsync();
        await beside.GotoAsync(settings.Page.Url.Replace("settings", "report", StringComparison.Ordinal));

        await settings.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("The Last Ferry");
        await settings.PressAsync("Rename it");

        foreach (var page in (IPage[])[settings.Page, colleague.Page, beside])
        {
            await page.Locator(".rooms .title", new() { HasText = "The Last Ferry" }).WaitForAsync();
            Assert.EndsWith(" · The Last Ferry", await page.TitleAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("The Last Ferry", await settings.Page.Locator("h1").InnerTextAsync());
        await settings.GoAsync("/");
        await settings.Page.GetByRole(AriaRole.Link, new() { Name = "The Last Ferry", Exact = true }).WaitForAsync();
        settings.NothingFailed();
        colleague.NothingFailed();
    }

    [Fact]
    public async Task A_change_of_the_title_is_on_record_and_outlives_the_server()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("The Ferry");
        using var visitor = await studio.VisitorAsync();

        using var renamed = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/title", new { title = " The Last Ferry " }, Cancel);
        using var same = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/title", new { title = "The Last Ferry" }, Cancel);
        using var none = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/title", new { title = "\t" }, Cancel);
        using var longer = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/title", new { title = new string('a', 201) }, Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], new[] { renamed, same, none, longer }.Select(answer => answer.StatusCode));
        var entries = new List<LedgerEvent>();
        await foreach (var stored in production.Ledger.ReadAsync(0, Cancel))
            entries.Add(LedgerEntryJson.Read(stored.Bytes).Event);
        var entry = Assert.Single(entries, entry => entry.Kind == EventKind.Renamed);
        Assert.Equal(("Ana", "The Ferry", "The Last Ferry"), (entry.Actor.Person, entry.Details["from"], entry.Details["to"]));

        await studio.StopAsync();
        await studio.StartAgainAsync();
        using var again = await studio.VisitorAsync();
        var listed = await again.GetFromJsonAsync<JsonElement>("/api/v1/productions", Cancel);
        Assert.Equal("The Last Ferry", listed[0].GetProperty("title").GetString());
        Assert.Equal("The Last Ferry", (await studio.Server.Services.GetRequiredService<ProductionShelf>().FindAsync(production.Id, Cancel))!.Title);
    }
}
