using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Throughline.EndToEnd.Live;

/// <summary>A server of a team, as a process of its own with a user of its own.</summary>
internal sealed class TeamProcess : IDisposable
{
    private readonly string _folder;
    private readonly string _connection;
    private readonly string[] _more;
    private Process? _process;

    private TeamProcess(string folder, string connection, string[] more) => (_folder, _connection, _more) = (folder, connection, more);

    /// <summary>Where it is; the same when it is started again.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it printed: of the first server of a new team, the link that makes its first person.</summary>
    public Uri Printed { get; private set; } = null!;

    /// <summary>Starts one; it works when this returns.</summary>
    /// <param name="folder">For its files.</param>
    /// <param name="connection">The team's database.</param>
    /// <param name="more">What else it is told.</param>
    public static async Task<TeamProcess> StartAsync(string folder, string connection, params string[] more)
    {
        Directory.CreateDirectory(folder);
        var server = new TeamProcess(folder, connection, more);
        // Behind a proxy what it prints is not where it listens.
        var port = more.Length > 0 ? FreePort() : 0;
        await server.RunAsync(port);
        server.Address = port > 0 ? new Uri($"http://127.0.0.1:{port}") : new Uri(server.Printed.GetLeftPart(UriPartial.Authority));
        return server;
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Somebody who has a token.</summary>
    public HttpClient Program(string token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Somebody's browser; nobody is signed in in it.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        browser.DefaultRequestHeaders.Add("X-Throughline", "1");
        return browser;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops it where it is, with all its lines open: the nearest to a cable that was pulled.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task EndAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        await _process!.WaitForExitAsync(late.Token);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again at the same address.</summary>
    public Task RestartAsync() => RunAsync(Address.Port);

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task RunAsync(int port)
    {
        var start = new ProcessStartInfo(Path.Combine(CommandLine.Repository, "throughline"), ["studio", "--team", "--no-browser", "--as", Path.GetFileName(_folder), "--listen", $"127.0.0.1:{port}", .. _more])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["THROUGHLINE_TEAM"] = _connection;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_folder, "config");
        start.Environment["THROUGHLINE_KEYS"] = Path.Combine(_folder, "keys");
        _process = Process.Start(start)!;
        var error = new System.Text.StringBuilder();
        _process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        Printed = await _process.StandardOutput.ReadLineAsync() is { Length: > 0 } address ? new Uri(address) : throw new InvalidOperationException($"The server did not start: {error}");
    }
}
