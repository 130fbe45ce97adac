using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Throughline.Web.Tests;

public sealed class JobTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_printed_by_a_job()
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();
        var production = await SampleAsync(visitor);

        using var begun = await visitor.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "print", input = new { draft = "1" } }, Cancel);
        var done = await OverAsync(visitor, begun.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        Assert.Equal(("done", 1000), (done.GetProperty("state").GetString(), done.GetProperty("progress").GetInt32()));
        var pdf = await visitor.GetByteArrayAsync(begun.Headers.Location + "/result", Cancel);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf.AsSpan(0, 8)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_cannot_be_done_says_why()
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();
        var production = await SampleAsync(visitor);

        using var begun = await visitor.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "print", input = new { draft = "77" } }, Cancel);
        var failed = await OverAsync(visitor, begun.Headers.Location!.ToString());
        using var unknown = await visitor.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "dance" }, Cancel);

        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Contains("77", failed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task A_job_whose_server_was_lost_is_taken_up_by_the_next_and_one_that_is_stopped_stays_so()
    {
        var user = new TestUser();
        var slow = new SlowWork();
        string production, first, second;
        await using (var studio = await TestStudio.StartAsync(services => services.Add(SlowWork.As(slow)), user))
        {
            using var visitor = await studio.VisitorAsync();
            production = await SampleAsync(visitor);
            using var begun = await visitor.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "slow" }, Cancel);
            using var other = await visitor.PostAsJsonAsync($"/api/v1/productions/{production}/jobs", new { kind = "slow" }, Cancel);
            (first, second) = (begun.Headers.Location!.ToString(), other.Headers.Location!.ToString());
            await slow.Begun.WaitAsync(Cancel);
            using var stopped = await visitor.DeleteAsync(second, Cancel);
            Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        }

        slow.MayEnd.SetResult();
        await using var next = await TestStudio.StartAsync(services => services.Add(SlowWork.As(slow)), user);
        using var back = await next.VisitorAsync();
        await back.GetStringAsync($"/api/v1/productions/{production}/drafts", Cancel);

        Assert.Equal("done", (await OverAsync(back, first)).GetProperty("state").GetString());
        Assert.Equal("cancelled", (await OverAsync(back, second)).GetProperty("state").GetString());
        user.Dispose();
    }

    private static async Task<string> SampleAsync(HttpClient visitor)
    {
        using var made = await visitor.PostAsJsonAsync("/api/v1/productions", new { sample = true }, Cancel);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> OverAsync(HttpClient visitor, string job)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var state = await visitor.GetFromJsonAsync<JsonElement>(job, late.Token);
            if (state.GetProperty("state").GetString() is "done" or "failed" or "cancelled")
                return state;
            await look.WaitForNextTickAsync(late.Token);
        }
    }
}
