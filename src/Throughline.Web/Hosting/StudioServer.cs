using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using System.Globalization;
using System.Net;
using Throughline.Assist.Models;
using Throughline.Studio;
using Throughline.Studio.Jobs;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;
using Throughline.Web.Api;
using Throughline.Web.Asking;
using Throughline.Web.Components;
using Throughline.Web.Imports;
using Throughline.Web.Rooms;
using Throughline.Web.Jobs;
using Throughline.Web.Live;
using Throughline.Web.Mcp;
using Throughline.Web.People;
using Throughline.Web.Security;

namespace Throughline.Web.Hosting;

/// <summary>A studio that runs: its server, and the productions that it has open.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StudioServer(WebApplication app) => _app = app;

    /// <summary>Its parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it is.</summary>
    public Uri Address => _app.Services.GetRequiredService<StudioAddress>().Root!;

    /// <summary>Starts one.</summary>
    /// <exception cref="StudioException">The port is taken, or the production cannot be opened.</exception>
    public static async Task<StudioServer> StartAsync(StudioSettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var recent = new RecentProductions(settings.User.Recent);
        if (settings.Team is { } team)
        {
            await new PostgresDatabase(team.Connection).MigrateAsync(cancel);
            await PeopleHosting.PrepareAsync(team.Connection, cancel);
            return await StartAsync(settings, recent, team.Listen.Port, cancel) ?? throw new StudioException($"{team.Listen}: is taken by another program. Give another with --listen.");
        }

        if (settings.Port is not null)
            return await StartAsync(settings, recent, settings.Port.Value, cancel) ?? throw new StudioException($"Port {settings.Port} is taken by another program. Give another with --port, or none.");
        var kept = recent.Port;
        var server = (kept > 0 ? await StartAsync(settings, recent, kept, cancel) : null) ?? await StartAsync(settings, recent, 0, cancel);
        if (server!.Address.Port != kept && kept == 0)
            recent.Port = server.Address.Port;
        return server;
    }

    /// <summary>Alone, an address that lets one visitor in, once.</summary>
    public Uri Entrance() => new(Address, $"/enter?token={_app.Services.GetRequiredService<EntryTokens>().Make()}");

    /// <summary>
    /// Alone, goes in by the door and looks at the first page, so that whoever comes first does not wait for what is made when it is first asked for.
    /// </summary>
    public async Task WarmAsync(CancellationToken cancel = default)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var page = await visitor.GetAsync(Entrance(), cancel);
        using var file = await visitor.GetAsync(new Uri(Address, "favicon.svg"), cancel);
    }

    /// <summary>Waits until it is told to stop, and stops it.</summary>
    public Task WaitAsync(CancellationToken cancel = default) => _app.WaitForShutdownAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // Null when the port is taken.
    private static async Task<StudioServer?> StartAsync(StudioSettings settings, RecentProductions recent, int port, CancellationToken cancel)
    {
        var app = Build(settings, recent, port);
        try
        {
            if (settings.Folder is { } folder)
                await ((FolderShelf)app.Services.GetRequiredService<ProductionShelf>()).OpenFolderAsync(folder, cancel);
            await app.StartAsync(cancel);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            return null;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var address = app.Services.GetRequiredService<StudioAddress>();
        if (settings.Team?.Address is { } found)
            address.ListenBehind(found);
        else
            // A passkey belongs to a name; an address of numbers is none.
            address.ListenLocally(BindingAddress.Parse(bound).Port, settings.Team is null ? "127.0.0.1" : "localhost");
        // Whoever attaches a program looks for it before anything asked for it.
        if (settings.Team is null)
            _ = app.Services.GetRequiredService<ApiToken>().Value;
        return new StudioServer(app);
    }

    private static WebApplication Build(StudioSettings settings, RecentProductions recent, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(StudioServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Team?.Listen.Address ?? IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        });
        // From a build instead of a published program, the static files lie where the sources are.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, builder.Environment.ApplicationName + ".staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();
        // The protocol's library logs what a refused call was told, which may hold words of a script; the record has the call.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Orleans", LogLevel.Error).AddFilter("ModelContextProtocol", LogLevel.None).AddSimpleConsole();
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton(settings.Edge).AddSingleton(settings.Edge.Clock).AddSingleton(settings).AddSingleton(recent);
        builder.Services.AddSingleton<StudioAddress>().AddSingleton<EntryTokens>();
        builder.Services.AddSingleton(settings.User).AddSingleton<ApiToken>();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(StudioPolicies.SignedIn);
        builder.Services.AddProblemDetails(Problems.Configure).AddExceptionHandler<StudioExceptionHandler>();
        builder.Services.AddSingleton<DrawnReports>();
        builder.Services.AddLocalization().AddRazorComponents();
        builder.Services.AddSingleton<AnalysisDesk>().AddSingleton<SceneDesk>();
        builder.Services.AddSingleton<DocumentHubs>().AddHostedService(services => services.GetRequiredService<DocumentHubs>());
        builder.Services.AddSingleton(new StudioMedia(Environment.GetEnvironmentVariable("PATH") ?? "")).AddSingleton<IJobWork, PrintWork>().AddSingleton<IJobWork, ThumbnailWork>().AddHostedService<JobResumption>();
        // A script of 600 pages takes two seconds; a PDF is given up by its own process before that.
        builder.Services.AddSingleton(new RecognitionDesk(TimeSpan.FromSeconds(90)));
        builder.Services.AddSingleton<SecretStore>(_ => new SecretStore()).AddSingleton<AskDesk>();
        builder.Services.AddPrograms();
        builder.Services.AddTelemetry();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddOpenApi("v1");
        if (settings.Team is { } team)
            builder.AddTeam(settings, team);
        else
            builder.AddAlone(settings, recent);

        settings.Configure?.Invoke(builder.Services);

        var app = builder.Build();
        if (settings.Team is { } behind)
            app.UsePublicAddress(behind);
        app.UseMiddleware<SecurityHeaders>();
        // Before the origin is looked at, which must know a socket from a request.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.UseMiddleware<RequestOrigin>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(Problems.WriteAsync);
        app.UseAnonymousHealth();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RateLimits>();
        app.MapStaticAssets().AllowAnonymous();
        if (settings.Team is null)
            app.MapEntrance();
        else
            app.MapTeam();
        app.MapHealth();
        app.MapFonts();
        app.MapReportSheets();
        app.MapRoomFiles();
        app.MapApi();
        app.MapPrograms();
        app.MapOpenApi();
        app.MapRazorComponents<App>().DisableAntiforgery();
        return app;
    }
}
