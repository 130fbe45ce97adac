using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Throughline.Studio.Tests;

/// <summary>Debian's PostgreSQL, started for the tests on a loopback port with its data in a temporary folder.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-pg-").FullName;
    private string _programs = "";
    private int _port;
    private bool _isUp;

    /// <summary>Makes a database of its own for a test.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    /// <summary>The files of tables that hold some bytes, once the server has written all it holds in memory.</summary>
    public async Task<IReadOnlyList<string>> FilesWithAsync(byte[] bytes)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CHECKPOINT", connection);
        await command.ExecuteNonQueryAsync();
        return Traces.Of(bytes, Path.Combine(_folder, "data", "base"));
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task StopAsync()
    {
        await RunServerAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        _isUp = false;
    }

    /// <summary>Starts it again where it was; it answers when this returns.</summary>
    public async Task StartAsync()
    {
        await RunServerAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -c max_connections=200 -c listen_addresses=127.0.0.1 -c unix_socket_directories=''", "start");
        _isUp = true;
    }

    /// <summary>Ends it as a power cut would, and starts it again.</summary>
    public Task RestartAsync() => RunServerAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "-l", Path.Combine(_folder, "log"), "restart");

    public async ValueTask InitializeAsync()
    {
        _programs = Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql (./test does it when it may).");
        _port = FreePort();
        var data = Path.Combine(_folder, "data");
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", "postgres", _folder);
        await RunServerAsync("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-N");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_isUp)
            await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Connection(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Database = database }.ToString();

    // The server refuses to run as root.
    private Task RunServerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // The server keeps what it inherits open; its output goes to a file so that nobody waits for it.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = _folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("out=$1; shift; exec \"$@\" >>\"$out\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(Path.Combine(Path.GetTempPath(), Path.GetFileName(_folder) + ".out"));
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var output = Path.Combine(Path.GetTempPath(), Path.GetFileName(_folder) + ".out");
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed ({process.ExitCode}): {await File.ReadAllTextAsync(output)}");
        File.Delete(output);
    }

    private static string? Programs() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
