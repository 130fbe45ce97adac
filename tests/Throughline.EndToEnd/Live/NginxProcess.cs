using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Throughline.EndToEnd.Live;

/// <summary>nginx before two servers, set up with the words of docs/team.md; only addresses and files are this machine's.</summary>
internal sealed class NginxProcess : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly X509Certificate2 _certificate;
    private readonly int _port;
    private Process? _process;

    private NginxProcess(X509Certificate2 certificate, int port) => (_certificate, _port) = (certificate, port);

    /// <summary>Where people find the studio.</summary>
    public static Uri Address { get; } = new("https://studio.example.com");

    /// <summary>The program; null when it is not installed.</summary>
    public static string? Program { get; } =
        new[] { "/usr/sbin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts it; it listens when this returns.</summary>
    public static async Task<NginxProcess> StartAsync(string folder, Uri first, Uri second)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var certificate = new CertificateRequest($"CN={Address.Host}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "studio.pem"), certificate.ExportCertificatePem(), Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "studio.key"), key.ExportPkcs8PrivateKeyPem(), Cancel);
        var nginx = new NginxProcess(certificate, TeamProcess.FreePort());
        var documented = await DocumentedAsync(
            ("10.0.0.11:8080", first.Authority), ("10.0.0.12:8080", second.Authority), ("listen 443 ssl", $"listen 127.0.0.1:{nginx._port} ssl"),
            ("/etc/ssl/studio.example.com.pem", Path.Combine(folder, "studio.pem")), ("/etc/ssl/studio.example.com.key", Path.Combine(folder, "studio.key")));
        var paths = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(name => $"{name}_temp_path {folder}/{name};\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $"daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{documented}}}\n", Cancel);
        var start = new ProcessStartInfo(Program!, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")]) { UseShellExecute = false, RedirectStandardError = true };
        nginx._process = Process.Start(start)!;
        await WritingCrowd.UntilAsync(
            async () =>
            {
                Assert.False(nginx._process.HasExited, nginx._process.HasExited ? await nginx._process.StandardError.ReadToEndAsync(Cancel) : "");
                try
                {
                    using var line = new TcpClient();
                    await line.ConnectAsync(IPAddress.Loopback, nginx._port, Cancel);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            }, "nginx did not listen");
        return nginx;
    }

    /// <summary>The way from an address of this machine to the studio, whose name leads to nginx.</summary>
    public SocketsHttpHandler Way(string from = "127.0.0.1")
    {
        var way = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectCallback = (_, cancel) => ConnectAsync(from, _port, cancel),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == _certificate.GetCertHashString(HashAlgorithmName.SHA256) },
        };
        _owned.Add(way);
        return way;
    }

    /// <summary>Somebody's browser.</summary>
    public HttpClient Browser(string from = "127.0.0.1")
    {
        var browser = new HttpClient(Way(from), disposeHandler: false) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        browser.DefaultRequestHeaders.Add("X-Throughline", "1");
        _owned.Add(browser);
        return browser;
    }

    /// <summary>A line from one address of this machine to a port of it.</summary>
    public static async ValueTask<Stream> ConnectAsync(string from, int port, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var owned in _owned)
            owned.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _certificate.Dispose();
    }

    private static async Task<string> DocumentedAsync(params (string Documented, string Here)[] places)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(CommandLine.Repository, "docs", "team.md"), Cancel);
        var text = string.Join('\n', lines.SkipWhile(line => !line.StartsWith("       upstream studio", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith("       ", StringComparison.Ordinal))) + "\n";
        foreach (var (documented, here) in places)
        {
            Assert.Contains(documented, text, StringComparison.Ordinal);
            text = text.Replace(documented, here, StringComparison.Ordinal);
        }

        return text;
    }
}
