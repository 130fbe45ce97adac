using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Throughline.EndToEnd.Live;

/// <summary>A studio that runs as a process of its own, with a user and productions of its own.</summary>
internal sealed class StudioProcess : IDisposable
{
    private readonly string _program;
    private readonly string _folder;
    private Process? _process;

    private StudioProcess(string program, string folder) => (_program, _folder) = (program, folder);

    /// <summary>Where it is; the same when it is started again.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The cookie of the one who came in.</summary>
    public string Cookie { get; private set; } = "";

    public int Process => _process!.Id;

    /// <summary>Starts one and comes in.</summary>
    /// <param name="program">The program, or the script that becomes it.</param>
    /// <param name="folder">For all its files.</param>
    public static async Task<StudioProcess> StartAsync(string program, string folder)
    {
        var (studio, entrance) = await OpenAsync(program, folder);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var entered = await client.GetAsync(entrance);
        studio.Cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return studio;
    }

    /// <summary>Starts one; nobody has come in by the address that it printed.</summary>
    /// <param name="program">The program, or the script that becomes it.</param>
    /// <param name="folder">For all its files.</param>
    public static async Task<(StudioProcess Studio, Uri Entrance)> OpenAsync(string program, string folder)
    {
        var studio = new StudioProcess(program, folder);
        var entrance = await studio.RunAsync(0);
        studio.Address = new Uri(entrance.GetLeftPart(UriPartial.Authority));
        return (studio, entrance);
    }

    /// <summary>Somebody who came in.</summary>
    public HttpClient Visitor()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", Cookie);
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Add("X-Throughline", "1");
        return client;
    }

    /// <summary>Makes a production with the sample's script.</summary>
    public async Task<string> SampleAsync()
    {
        using var visitor = Visitor();
        using var made = await visitor.PostAsJsonAsync("/api/v1/productions", new { sample = true });
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
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

    private async Task<Uri> RunAsync(int port)
    {
        var start = new ProcessStartInfo(_program, ["studio", "--no-browser", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--home", Path.Combine(_folder, "home"), "--as", "Ana"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_folder, "config");
        start.Environment["THROUGHLINE_KEYS"] = Path.Combine(_folder, "keys");
        _process = System.Diagnostics.Process.Start(start)!;
        var error = new System.Text.StringBuilder();
        _process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        return await _process.StandardOutput.ReadLineAsync() is { Length: > 0 } address ? new Uri(address) : throw new InvalidOperationException($"The studio did not start: {error}");
    }
}
