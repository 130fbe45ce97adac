using Microsoft.Playwright;
using Throughline.Studio.Tests;
using Throughline.Web.People;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.People;

/// <summary>A team of three with a production, invitations that are open, a token; its owner's browser and a stranger's.</summary>
public sealed class FilledTeam(PostgresServer postgres) : IAsyncLifetime
{
    private TestTeam _team = null!;
    private Uri _setUp = null!;
    private Uri? _invitation;
    private string _production = "";
    private IPage? _owner;
    private IPage? _stranger;

    public async ValueTask InitializeAsync()
    {
        _team = await TestTeam.StartAsync(postgres);
        _setUp = (await PeopleHosting.SetUpAsync(_team.Server.Services, TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in (IPage?[])[_owner, _stranger])
        {
            if (tab is not null)
                await tab.Context.DisposeAsync();
        }

        await _team.DisposeAsync();
    }

    internal string AddressOf(string page) => new Uri(_team.Address, page switch
    {
        "sign-in" => "/sign-in",
        "join" or "join-again" => _invitation!.PathAndQuery,
        "join-gone" => "/join/gone",
        "account" => "/account",
        "people" => $"/p/{_production}/people",
        _ => "/people",
    }).ToString();

    internal async Task<IPage> TabAsync(StudioBrowser browser, bool isSignedIn)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        if (_owner is null)
        {
            _owner = await NewTabAsync(browser);
            _stranger = await NewTabAsync(browser);
            await FillAsync(_owner);
        }

        return isSignedIn ? _owner : _stranger!;
    }

    // The first person comes in, makes a production and invites two; one of them came.
    private async Task FillAsync(IPage ana)
    {
        var devTools = await ana.Context.NewCDPSessionAsync(ana);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await ana.GotoAsync(_setUp.ToString());
        await ana.GetByLabel("Your name").FillAsync("Ana Ruiz");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and go in" }).ClickAsync();
        await ana.WaitForURLAsync(_team.Address.ToString());
        await ana.GetByPlaceholder("Its title").FillAsync("A Bit for the Tide");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await ana.WaitForURLAsync("**/page");
        _production = new Uri(ana.Url).Segments[2].TrimEnd('/');
        await TestPerson.JoinAsync(_team, await InviteAsync(ana, "Ben Ito", "editor"), "Ben Ito");
        _invitation = await InviteAsync(ana, "Chidi Okafor", "vfx");
        await ana.GotoAsync(AddressOf("account"));
        await ana.GetByLabel("What it is for").FillAsync("Nightly backup");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "I have it" }).ClickAsync();
        await ana.GetByText("Nightly backup").WaitForAsync();
    }

    private async Task<Uri> InviteAsync(IPage ana, string who, string role)
    {
        await ana.GotoAsync(AddressOf("people"));
        await ana.GetByLabel("Who it is for").FillAsync(who);
        await ana.Locator("form[data-send$='/invitations'] select[name=role]").SelectOptionAsync(role);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        return new Uri(await ana.Locator("dialog.once textarea").InputValueAsync());
    }

    private static async Task<IPage> NewTabAsync(StudioBrowser browser)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }
}
