using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>A tab of somebody who came in, and what went wrong in it.</summary>
internal sealed class OpenTab : IAsyncDisposable
{
    private readonly TestStudio _studio;
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private OpenTab(TestStudio studio, IBrowserContext context, IPage page)
    {
        (_studio, _context, Page) = (studio, context, page);
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            // What the studio refused is said on the page; the browser says it here again.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _faults.Add(message.Text);
        };
        page.Dialog += (_, dialog) =>
        {
            _faults.Add($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var asked) && asked.Scheme.StartsWith("http", StringComparison.Ordinal) && asked.Authority != studio.Address.Authority)
                _faults.Add($"asked elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    public static async Task<OpenTab> OpenAsync(TestStudio studio, StudioBrowser browser)
    {
        var context = await studio.EnterAsync(browser);
        return new OpenTab(studio, context, await context.NewPageAsync());
    }

    public Task GoAsync(string address) => Page.GotoAsync(new Uri(_studio.Address, address).ToString());

    /// <summary>Goes to a room by its word above the page.</summary>
    public async Task OpenRoomAsync(string word)
    {
        await Page.Locator(".rooms nav").GetByRole(AriaRole.Link, new() { Name = word, Exact = true }).ClickAsync();
        await Page.WaitForURLAsync($"**/{word.ToLowerInvariant()}", new() { WaitUntil = WaitUntilState.Commit });
    }

    public Task PressAsync(string word) => Page.GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();

    public Task SeesAsync(string words) => Page.GetByText(words).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>No script of ours failed, none of another's ran, and nothing was asked of another place.</summary>
    public void NothingFailed() => Assert.Empty(_faults);

    /// <summary>None of another's script ran, and nothing was asked of another place; what the policy forbade, it may say.</summary>
    public void NothingRan() => Assert.DoesNotContain(_faults, fault => fault.StartsWith("a dialog", StringComparison.Ordinal) || fault.StartsWith("asked elsewhere", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
