using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Tests;
using Throughline.Web.Hosting;
using Throughline.Web.People;

namespace Throughline.Web.Tests.People;

/// <summary>A team's studio on a real port over a real PostgreSQL, and people in it who sign in with passkeys in memory.</summary>
internal sealed class TestTeam : IAsyncDisposable
{
    private readonly List<IDisposable> _owned = [];

    private TestTeam(StudioServer server, string connection, ShiftedClock clock) => (Server, Connection, Clock) = (server, connection, clock);

    public StudioServer Server { get; private set; }

    /// <summary>Where it listens, which is not where it is found behind a proxy.</summary>
    public string Listen { get; private init; } = "";

    public string Connection { get; }

    public ShiftedClock Clock { get; }

    public Uri Address => Server.Address;

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public static async Task<TestTeam> StartAsync(PostgresServer postgres, OpenIdSettings? openId = null, Uri? address = null) => await StartAsync(await postgres.CreateDatabaseAsync(), new ShiftedClock(), openId, address);

    /// <summary>Another server of the same team.</summary>
    public Task<TestTeam> AnotherAsync() => StartAsync(Connection, Clock, null, null);

    private static async Task<TestTeam> StartAsync(string connection, ShiftedClock clock, OpenIdSettings? openId, Uri? address)
    {
        var user = new TestUser();
        var settings = new StudioSettings
        {
            Edge = new StudioEdge("server", "server", new KeyRing(Path.Combine(user.Folder, "keys")), clock, _ => { }),
            User = new UserFolder(Path.Combine(user.Folder, "user")),
            Home = Path.Combine(user.Folder, "home"),
            Team = new TeamSettings(connection) { OpenId = openId, Address = address, Listen = new IPEndPoint(IPAddress.Loopback, address is null ? 0 : FreePort()) },
        };
        var team = new TestTeam(await StudioServer.StartAsync(settings, TestContext.Current.CancellationToken), connection, clock) { Listen = settings.Team.Listen.ToString() };
        team._owned.Add(user);
        return team;
    }

    /// <summary>Somebody's browser; nobody is signed in in it.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address.Scheme == "https" ? new Uri($"http://{Listen}") : Address };
        client.DefaultRequestHeaders.Add("Origin", Origin);
        client.DefaultRequestHeaders.Add("X-Throughline", "1");
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        _owned.Add(client);
        return client;
    }

    /// <summary>A program with a token, or with none.</summary>
    public HttpClient Program(string? token = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address.Scheme == "https" ? new Uri($"http://{Listen}") : Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        _owned.Add(client);
        return client;
    }

    /// <summary>The first person, by the link that the server prints.</summary>
    public async Task<TestPerson> FirstAsync(string name = "Ana Ruiz") => await TestPerson.JoinAsync(this, (await PeopleHosting.SetUpAsync(Server.Services, Cancel))!, name);

    /// <summary>A production of somebody's.</summary>
    public static async Task<string> ProductionAsync(TestPerson owner, string title = "Tide")
    {
        using var made = await owner.Browser.PostAsJsonAsync("/api/v1/productions", new { title }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    /// <summary>The link of an invitation.</summary>
    public static async Task<Uri> InviteAsync(TestPerson owner, string production, string role, int days = 7)
    {
        using var made = await owner.Browser.PostAsJsonAsync($"/api/v1/productions/{production}/invitations", new { role, days }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return new Uri((await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("once").GetString()!);
    }

    /// <summary>Somebody new in a production.</summary>
    public async Task<TestPerson> MemberAsync(TestPerson owner, string production, string role, string name) => await TestPerson.JoinAsync(this, await InviteAsync(owner, production, role), name);

    /// <summary>What stands in the record of a production: kinds, people and details.</summary>
    public async Task<List<(string Kind, string Person, string Role)>> RecordAsync(string production)
    {
        await Server.Services.GetRequiredService<RecordCarrier>().CarryAsync(Cancel);
        var opened = (await Server.Services.GetRequiredService<ProductionShelf>().FindAsync(production, Cancel))!;
        var entries = new List<(string, string, string)>();
        await foreach (var stored in opened.Ledger.ReadAsync(0, Cancel))
        {
            var it = Throughline.Ledger.LedgerEntryJson.Read(stored.Bytes).Event;
            entries.Add((Throughline.Ledger.LedgerEntryJson.NameOf(it.Kind), it.Actor.Person, it.Actor.Role));
        }

        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var owned in _owned)
            owned.Dispose();
        // The database is this test's alone; what its pool keeps open, other tests lack.
        foreach (var use in (string[])["productions", "people", "servers"])
        {
            await using var connection = new Npgsql.NpgsqlConnection(PostgresDatabase.Lines(Connection, use));
            Npgsql.NpgsqlConnection.ClearPool(connection);
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
