using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.Assist.Models;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;
using Throughline.Web.Hosting;
using Throughline.Web.Imports;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests;

/// <summary>A studio on a real port, with a user of its own.</summary>
internal sealed class TestStudio : IAsyncDisposable
{
    private readonly TestUser? _own;
    private int _port;

    private TestStudio(TestUser? own, StudioSettings settings, StudioServer server) => (_own, Settings, Server) = (own, settings, server);

    public Uri Address => Server.Address;

    public StudioServer Server { get; private set; }

    public StudioSettings Settings { get; }

    /// <summary>Starts one.</summary>
    /// <param name="configure">Changes its parts.</param>
    /// <param name="user">Whose files it uses; else a new one's, which go with it.</param>
    /// <param name="folder">The production that it is started on; null for none.</param>
    /// <param name="with">Changes what it is started with.</param>
    public static async Task<TestStudio> StartAsync(Action<IServiceCollection>? configure = null, TestUser? user = null, string? folder = null, Func<StudioSettings, StudioSettings>? with = null)
    {
        var own = user is null ? new TestUser() : null;
        var files = (user ?? own!).Folder;
        var settings = new StudioSettings
        {
            Edge = new StudioEdge("Ana", "writer", new KeyRing(Path.Combine(files, "keys")), TimeProvider.System, _ => { }) { Recover = PdfScripts.Recover },
            User = new UserFolder(Path.Combine(files, "user")),
            Home = Path.Combine(files, "home"),
            Folder = folder,
            Port = 0,
            Models = new ModelSettings(Path.Combine(files, "models.toml")),
            Configure = configure,
        };
        settings = with?.Invoke(settings) ?? settings;
        return new TestStudio(own, settings, await StudioServer.StartAsync(settings, TestContext.Current.CancellationToken));
    }

    /// <summary>Somebody who has not come in.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Somebody who came in by the address that was printed.</summary>
    public async Task<HttpClient> VisitorAsync()
    {
        var client = Stranger();
        using var entered = await client.GetAsync(Server.Entrance(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        client.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Add("X-Throughline", "1");
        return client;
    }

    /// <summary>A browser that came in by the address that was printed.</summary>
    public async Task<IBrowserContext> EnterAsync(StudioBrowser browser, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, AcceptDownloads = true });
        context.SetDefaultTimeout(30_000);
        var first = await context.NewPageAsync();
        await first.GotoAsync(Server.Entrance().ToString());
        await first.CloseAsync();
        return context;
    }

    /// <summary>The production with an id, open.</summary>
    public async Task<Production> FindAsync(string id) => (await Server.Services.GetRequiredService<ProductionShelf>().FindAsync(id, TestContext.Current.CancellationToken))!;

    public Task<Production> MakeAsync(string title) => Server.Services.GetRequiredService<ProductionShelf>().CreateAsync(title, new Throughline.Ledger.Actor("Ana", "writer"), TestContext.Current.CancellationToken);

    /// <summary>Stops the server as its owner would; the productions stay.</summary>
    public async Task StopAsync()
    {
        _port = Address.Port;
        await Server.DisposeAsync();
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task StartAgainAsync() => Server = await StudioServer.StartAsync(Settings with { Port = _port }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _own?.Dispose();
    }
}
