using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Throughline.EndToEnd.Live;

/// <summary>Two servers of a team, and a program at each that works for its first person.</summary>
internal sealed class TeamPair : IDisposable
{
    private readonly TemporaryFolder _folder;

    private TeamPair(TemporaryFolder folder, TeamProcess[] servers, string token) =>
        (_folder, Servers, Token, Programs) = (folder, servers, token, [.. servers.Select(server => server.Program(token))]);

    public IReadOnlyList<TeamProcess> Servers { get; }

    public IReadOnlyList<HttpClient> Programs { get; }

    public string Token { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts both, the first first.</summary>
    public static async Task<TeamPair> StartAsync(string connection)
    {
        var folder = new TemporaryFolder();
        var first = await TeamProcess.StartAsync(folder["first"], connection);
        var second = await TeamProcess.StartAsync(folder["second"], connection);
        return new TeamPair(folder, [first, second], await TeamPerson.TokenAsync(first, Cancel));
    }

    /// <summary>Makes a production.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> MakeAsync(object asked)
    {
        using var made = await Programs[0].PostAsJsonAsync("/api/v1/productions", asked, Cancel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancel));
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    /// <summary>Begins to print the first draft of a production.</summary>
    /// <returns>The address of the job.</returns>
    public async Task<string> PrintAsync(string production)
    {
        using var begun = await Programs[0].PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "print", input = new { draft = "1" } }, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    /// <summary>Waits until a job is over.</summary>
    /// <returns>As what it ended.</returns>
    public static async Task<string> OverAsync(HttpClient program, string job)
    {
        var state = "";
        await WritingCrowd.UntilAsync(
            async () =>
            {
                using var answer = await program.GetAsync(job, Cancel);
                state = answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("state").GetString()! : "";
                return state is "done" or "failed" or "cancelled";
            }, "a job was not over");
        return state;
    }

    /// <summary>Writers at both, half and half.</summary>
    public WritingCrowd Write(string production, int writers, double perSecond) =>
        new(Enumerable.Range(0, writers).Select(i => new HeadlessWriter([.. Servers.Select(server => server.Address)], production, ("Authorization", $"Bearer {Token}"), i)), perSecond);

    /// <summary>Waits until a server says so of itself.</summary>
    public Task ReadyAsync(int server, bool isReady) =>
        WritingCrowd.UntilAsync(
            async () =>
            {
                using var answer = await Programs[server].GetAsync("/health/ready", Cancel);
                return answer.StatusCode == (isReady ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable);
            }, $"server {server} was not {(isReady ? "ready" : "given up as not ready")}");

    public void Dispose()
    {
        foreach (var program in Programs)
            program.Dispose();
        foreach (var server in Servers)
            server.Dispose();
        _folder.Dispose();
    }
}
