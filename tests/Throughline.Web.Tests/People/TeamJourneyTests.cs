using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Throughline.Studio.Tests;
using Throughline.Web.People;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.People;

/// <summary>A team comes together, in browsers whose devices have passkeys.</summary>
[Collection(nameof(OnePostgres))]
public sealed class TeamJourneyTests(PostgresServer postgres, StudioBrowser browser) : IClassFixture<StudioBrowser>
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private readonly List<string> _faults = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_comes_together_by_passkeys_and_links()
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var team = await TestTeam.StartAsync(postgres);
        var link = (await PeopleHosting.SetUpAsync(team.Server.Services, Cancel))!;

        // The first person sets the studio up and makes a production.
        await using var hers = await ContextAsync(1440);
        var ana = await DeviceAsync(hers);
        await ana.GotoAsync(link.ToString());
        await LookAsync(ana, "join-1440");
        await ana.GetByLabel("Your name").FillAsync("Ana Ruiz");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and go in" }).ClickAsync();
        await ana.WaitForURLAsync(team.Address.ToString());
        await ana.GetByPlaceholder("Its title").FillAsync("A Bit for the Tide");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await ana.WaitForURLAsync("**/page");

        // She invites a writer; the link is shown once.
        await ana.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await ana.GetByLabel("Who it is for").FillAsync("Ben Ito");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var invitation = await ana.Locator("dialog.once textarea").InputValueAsync();
        await LookAsync(ana, "once-1440");
        await ana.GetByRole(AriaRole.Button, new() { Name = "I have it" }).ClickAsync();
        await ana.WaitForSelectorAsync("text=Invitations that are open");
        Assert.DoesNotContain(invitation, await ana.ContentAsync(), StringComparison.Ordinal);

        // He comes in on his telephone.
        await using var his = await ContextAsync(360);
        var ben = await DeviceAsync(his);
        await ben.GotoAsync(invitation);
        await LookAsync(ben, "join-360");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and go in" }).ClickAsync();
        await ben.WaitForURLAsync("**/page");
        await ben.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await ben.WaitForSelectorAsync("text=Leave this production");
        Assert.Equal(0, await ben.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).CountAsync());
        await LookAsync(ben, "people-reader-360");

        // He signs out, and in again with the passkey alone.
        await ben.GotoAsync(new Uri(team.Address, "/account").ToString());
        await LookAsync(ben, "account-360");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await ben.WaitForURLAsync(team.Address.ToString());
        await LookAsync(ben, "start-360");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await ben.WaitForSelectorAsync("text=A Bit for the Tide");

        // A device without the passkey does not get in, and says so.
        await using var lost = await ContextAsync(1440);
        var mallory = await DeviceAsync(lost);
        await mallory.GotoAsync(new Uri(team.Address, "/sign-in").ToString());
        await mallory.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await mallory.WaitForSelectorAsync("text=Your device did not answer");

        await ben.ClickAsync("text=A Bit for the Tide");
        await ben.WaitForSelectorAsync("#page[data-state=ready] .cm-content[contenteditable=true]");

        // She makes him a reader, and the page that he has open is one to read; then she takes a token and another passkey for herself.
        await ana.ReloadAsync();
        await ana.GetByLabel("Role: Ben Ito").SelectOptionAsync("reader");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Change: Ben Ito" }).ClickAsync();
        await ana.Locator(".things li").Filter(new() { HasText = "Ben Ito" }).Filter(new() { HasText = "reader · Since" }).WaitForAsync();
        await ben.WaitForSelectorAsync("#page[data-state=ready] .cm-content[aria-readonly=true]");
        await LookAsync(ana, "people-1440");
        await ana.GotoAsync(new Uri(team.Address, "/account").ToString());
        await ana.GetByLabel("What it is for").FillAsync("Nightly backup");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        Assert.StartsWith("tl_", await ana.Locator("dialog.once textarea").InputValueAsync(), StringComparison.Ordinal);
        await ana.GetByRole(AriaRole.Button, new() { Name = "I have it" }).ClickAsync();
        await ana.WaitForSelectorAsync("text=Nightly backup");
        await LookAsync(ana, "account-1440");
        await ana.GotoAsync(new Uri(team.Address, "/people").ToString());
        await LookAsync(ana, "studio-people-1440");

        Assert.Empty(_faults);
    }

    private async Task<IBrowserContext> ContextAsync(int width)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(10_000);
        return context;
    }

    // A tab on a device that keeps passkeys and knows its owner.
    private async Task<IPage> DeviceAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _faults.Add(message.Text);
        };
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        return page;
    }

    // Every page on the way meets the guidelines; THROUGHLINE_SHOTS names a folder for pictures of them.
    private async Task LookAsync(IPage page, string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var violation in (await Guidelines.CheckAsync(page, Rules)).Violations)
                _faults.Add($"{name}, {scheme}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
            if (Environment.GetEnvironmentVariable("THROUGHLINE_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{scheme}.png"), FullPage = true });
        }
    }
}
