using System.Text;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>A studio for the journeys of a class of tests; each makes productions of its own.</summary>
public sealed class OpenStudio : IAsyncLifetime
{
    private HttpClient? _visitor;

    internal TestStudio Studio { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Studio = await TestStudio.StartAsync();

    public ValueTask DisposeAsync()
    {
        _visitor?.Dispose();
        return Studio.DisposeAsync();
    }

    /// <summary>A production whose first draft this is.</summary>
    internal async Task<Production> MakeAsync(string title, string script)
    {
        var production = await Studio.MakeAsync(title);
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "script.fountain", new DraftDescription("White", null, "Ana"), TestContext.Current.CancellationToken);
        return production;
    }

    internal async Task<OpenTab> TabAsync(StudioBrowser browser)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        return await OpenTab.OpenAsync(Studio, browser);
    }

    /// <summary>The text of a production as the server has it.</summary>
    internal async Task<string> TextAsync(Production production)
    {
        _visitor ??= await Studio.VisitorAsync();
        return await _visitor.GetStringAsync($"/api/v1/productions/{production.Id}/document/text", TestContext.Current.CancellationToken);
    }
}
