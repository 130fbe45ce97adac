using System.Diagnostics;

namespace Throughline.EndToEnd.Live;

/// <summary>A server of a team, as a process of its own with a user of its own.</summary>
internal sealed class TeamProcess : IDisposable
{
    private readonly string _folder;
    private readonly string _connection;
    private Process? _process;

    private TeamProcess(string folder, string connection) => (_folder, _connection) = (folder, connection);

    /// <summary>Where it is; the same when it is started again.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it printed: of the first server of a new team, the link that makes its first person.</summary>
    public Uri Printed { get; private set; } = null!;

    /// <summary>Starts one; it works when this returns.</summary>
    /// <param name="folder">For its files.</param>
    /// <param name="connection">The team's database.</param>
    public static async Task<TeamProcess> StartAsync(string folder, string connection)
    {
        Directory.CreateDirectory(folder);
        var server = new TeamProcess(folder, connection);
        await server.RunAsync(0);
        server.Address = new Uri(server.Printed.GetLeftPart(UriPartial.Authority));
        return server;
    }

    /// <summary>Somebody who has a token.</summary>
    public HttpClient Program(string token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
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

    private async Task RunAsync(int port)
    {
        var start = new ProcessStartInfo(Path.Combine(CommandLine.Repository, "throughline"), ["studio", "--team", "--no-browser", "--as", Path.GetFileName(_folder), "--listen", $"127.0.0.1:{port}"])
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
