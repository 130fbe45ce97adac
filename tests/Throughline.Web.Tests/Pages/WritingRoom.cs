using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Web.Tests.Pages;

/// <summary>A studio with one production, and a browser in it.</summary>
internal sealed class WritingRoom : IAsyncDisposable
{
    private readonly List<string> _faults = [];
    private HttpClient? _visitor;

    private WritingRoom(TestStudio studio, Production production, IBrowserContext context) => (Studio, Production, Context) = (studio, production, context);

    public TestStudio Studio { get; }

    public Production Production { get; }

    public IBrowserContext Context { get; }

    /// <summary>True to cut every socket and let none open: the network is gone for the document, though pages still load.</summary>
    public bool IsCut { get; private set; }

    private readonly List<IWebSocketRoute> _sockets = [];

    /// <summary>What the pages reported as wrong.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static async Task<WritingRoom> OpenAsync(StudioBrowser browser, string script, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool canCut = true)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("A Bit for the Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new DraftDescription("White", null, "Ana"), TestContext.Current.CancellationToken);
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(10_000);
        var room = new WritingRoom(studio, production, context);
        if (canCut)
            await context.RouteWebSocketAsync(_ => true, room.Pass);
        var first = await context.NewPageAsync();
        await first.GotoAsync(studio.Server.Entrance().ToString());
        await first.CloseAsync();
        return room;
    }

    /// <summary>Opens the page in a new tab, and waits until it can be written on.</summary>
    public async Task<IPage> TabAsync()
    {
        var page = await Context.NewPageAsync();
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("WebSocket", StringComparison.Ordinal) && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _faults.Add(message.Text);
        };
        await page.GotoAsync(PageAddress);
        await ReadyAsync(page);
        return page;
    }

    public string PageAddress => new Uri(Studio.Address, $"/p/{Production.Id}/page").ToString();

    public static Task ReadyAsync(IPage page) => page.WaitForSelectorAsync("#page[data-state=ready] .cm-content[contenteditable=true]");

    public async Task CutAsync()
    {
        IsCut = true;
        foreach (var socket in _sockets)
            await socket.CloseAsync();
        _sockets.Clear();
    }

    public void Mend() => IsCut = false;

    /// <summary>Waits until a page says that everything is saved.</summary>
    public static Task SavedAsync(IPage page) => page.WaitForSelectorAsync(".status[data-state=saved]");

    /// <summary>The text as the server has it.</summary>
    public async Task<string> TextAsync()
    {
        _visitor ??= await Studio.VisitorAsync();
        return await _visitor.GetStringAsync($"/api/v1/productions/{Production.Id}/document/text", TestContext.Current.CancellationToken);
    }

    /// <summary>The text that a tab shows.</summary>
    public static Task<string> ShownAsync(IPage page) => page.EvaluateAsync<string>("[...document.querySelectorAll('.sheet .cm-line')].map(line => line.textContent).join('\\n')");

    /// <summary>Waits until something is true of a page. The page's own policy lets no script be made from words, so it is asked again and again from outside.</summary>
    public static async Task UntilAsync(IPage page, string expression)
    {
        for (var tries = 0; ; tries++)
        {
            if (await page.EvaluateAsync<bool>(expression))
                return;
            Assert.True(tries < 200, $"This did not come true within ten seconds: {expression}");
            await page.WaitForTimeoutAsync(50);
        }
    }

    /// <summary>Puts the caret at the end of the script.</summary>
    public static async Task ToEndAsync(IPage page)
    {
        await page.Locator(".sheet .cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
    }

    private void Pass(IWebSocketRoute route)
    {
        if (IsCut)
        {
            _ = route.CloseAsync();
            return;
        }

        route.ConnectToServer();
        _sockets.Add(route);
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _visitor?.Dispose();
        await Studio.DisposeAsync();
    }
}
