using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio.Tests;
using Throughline.Web.Tests.People;

namespace Throughline.EndToEnd.Live;

/// <summary>Two servers behind nginx, as docs/team.md sets them up.</summary>
[Collection(nameof(TimedAlone))]
public sealed class ProxyTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Writers = 6;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly string[] Behind = ["--address", NginxProcess.Address.GetLeftPart(UriPartial.Authority), "--proxy", "127.0.0.1"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_a_proxy_people_sign_in_write_and_bring_in_large_files_and_either_server_may_be_lost()
    {
        SkipWithoutNginx();
        using var folder = new TemporaryFolder();
        var connection = await postgres.CreateDatabaseAsync();
        using var first = await TeamProcess.StartAsync(folder["first"], connection, Behind);
        using var second = await TeamProcess.StartAsync(folder["second"], connection, Behind);
        using var nginx = await NginxProcess.StartAsync(folder["nginx"], first.Address, second.Address);
        var browser = nginx.Browser();

        Assert.Contains("data-passkey=\"sign-in\"", await browser.GetStringAsync("/", Cancel), StringComparison.Ordinal);
        using var passkey = new SoftPasskey();
        var token = await TeamPerson.TokenAsync(browser, first.Printed, passkey, Cancel);
        await TeamPerson.SignInAsync(browser, passkey, Cancel);
        using var made = await browser.PostAsJsonAsync("/api/v1/productions", new { sample = true }, Cancel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancel));
        var production = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
        Assert.Contains("A Bit for the Tide", await browser.GetStringAsync($"/p/{production}/page", Cancel), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (await UploadAsync(browser, production, 48), await UploadAsync(browser, production, 66)));

        using var network = new HttpMessageInvoker(nginx.Way(), disposeHandler: false);
        using var crowd = new WritingCrowd(Enumerable.Range(0, Writers).Select(i => new HeadlessWriter([NginxProcess.Address], production, ("Authorization", $"Bearer {token}"), i, network)), 4);
        var longest = TimeSpan.Zero;
        foreach (var server in (TeamProcess[])[first, second])
        {
            await crowd.WriteAsync(100, "before a server is killed");
            await server.KillAsync();
            var silent = await crowd.GoOnAsync(Stopwatch.GetTimestamp(), "after a server was killed");
            longest = silent > longest ? silent : longest;
            Assert.Contains("A Bit for the Tide", await browser.GetStringAsync($"/p/{production}/page", Cancel), StringComparison.OrdinalIgnoreCase);
            await server.RestartAsync();
        }

        using var program = nginx.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var edits = await crowd.EndAsync([program], production);
        TestContext.Current.SendDiagnosticMessage($"Behind nginx: {edits} edits, {crowd.Writers.Sum(writer => writer.Connections)} connections; the longest that a writer waited after a kill: {longest.TotalSeconds:F1} s");
        Assert.InRange(longest, TimeSpan.Zero, Longest);
    }

    [Fact]
    public async Task Who_tries_links_without_end_is_told_to_wait_nobody_else_behind_the_proxy_is_and_only_the_proxy_says_who_asks()
    {
        SkipWithoutNginx();
        using var folder = new TemporaryFolder();
        using var server = await TeamProcess.StartAsync(folder["first"], await postgres.CreateDatabaseAsync(), Behind);
        using var nginx = await NginxProcess.StartAsync(folder["nginx"], server.Address, server.Address);
        using var straight = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, cancel) => NginxProcess.ConnectAsync("127.0.0.4", server.Address.Port, cancel) }) { BaseAddress = server.Address };
        straight.DefaultRequestHeaders.Host = NginxProcess.Address.Host;
        straight.DefaultRequestHeaders.Add("Origin", NginxProcess.Address.GetLeftPart(UriPartial.Authority));
        straight.DefaultRequestHeaders.Add("X-Throughline", "1");

        var mallory = await TryAsync(nginx.Browser("127.0.0.2"));
        var ana = await TryAsync(nginx.Browser("127.0.0.3"), 1);
        var around = await TryAsync(straight);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests), (mallory, ana, around));
    }

    private static void SkipWithoutNginx()
    {
        if (NginxProcess.Program is null)
            Assert.Skip("nginx is not installed: apt-get install nginx (./test does it when it may).");
    }

    // Each time with another address that whoever asks makes up.
    private static async Task<HttpStatusCode> TryAsync(HttpClient browser, int times = 40)
    {
        var last = HttpStatusCode.OK;
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/join/passkey/options") { Content = JsonContent.Create(new { link = $"guess-{i}", name = "Mallory" }) };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i + 1}");
            using var answer = await browser.SendAsync(request, Cancel);
            last = answer.StatusCode;
        }

        return last;
    }

    // A cut with very many comments.
    private static async Task<HttpStatusCode> UploadAsync(HttpClient browser, string production, int megabytes)
    {
        var edl = await File.ReadAllTextAsync(Path.Combine(CommandLine.Repository, "samples", "harbour", "harbour.edl"), Cancel);
        var comment = "* " + new string('x', 1021) + "\n";
        using var body = new StringContent(edl + string.Concat(Enumerable.Repeat(comment, megabytes * 1024)), Encoding.ASCII);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/productions/{production}/imports?name=harbour.edl") { Content = body, Headers = { ExpectContinue = true } };
        using var answer = await browser.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
