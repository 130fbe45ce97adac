using System.Net;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;
using Throughline.Web.Hosting;

namespace Throughline.Web.Tests;

/// <summary>A studio on a real port, with a user of its own.</summary>
internal sealed class TestStudio : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-web-");
    private StudioServer _server = null!;
    private int _port;

    public Uri Address => _server.Address;

    public static async Task<TestStudio> StartAsync()
    {
        var studio = new TestStudio();
        studio._server = await StudioServer.StartAsync(studio.Settings(), TestContext.Current.CancellationToken);
        return studio;
    }

    public StudioServer Server => _server;

    /// <summary>Somebody who has not come in.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Somebody who came in by the address that was printed.</summary>
    public async Task<HttpClient> VisitorAsync()
    {
        var client = Stranger();
        using var entered = await client.GetAsync(_server.Entrance(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        client.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Add("X-Throughline", "1");
        return client;
    }

    public async Task<Production> MakeAsync(string title) =>
        await ((ProductionShelf)_server.Services.GetService(typeof(ProductionShelf))!).CreateAsync(title, TestContext.Current.CancellationToken);

    /// <summary>Stops the server as its owner would; the productions stay.</summary>
    public async Task StopAsync()
    {
        _port = Address.Port;
        await _server.DisposeAsync();
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task StartAgainAsync() => _server = await StudioServer.StartAsync(Settings(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private StudioSettings Settings()
    {
        var user = new UserFolder(Path.Combine(_folder.FullName, "user"));
        return new StudioSettings
        {
            Edge = new StudioEdge("Ana", "writer", new KeyRing(Path.Combine(_folder.FullName, "keys")), TimeProvider.System, _ => { }),
            User = user,
            Home = Path.Combine(_folder.FullName, "home"),
            Port = _port,
        };
    }
}
