using System.Net;

namespace Throughline.Web.Tests;

public sealed class EntranceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_start_shows_nothing_of_any_production_to_a_stranger()
    {
        await using var studio = await TestStudio.StartAsync();
        await studio.MakeAsync("The Secret Tide");
        using var stranger = studio.Stranger();

        using var answer = await stranger.GetAsync("/", Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("Secret", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_address_lets_one_visitor_in_once()
    {
        await using var studio = await TestStudio.StartAsync();
        var entrance = studio.Server.Entrance();
        using var first = studio.Stranger();
        using var second = studio.Stranger();

        using var entered = await first.GetAsync(entrance, Cancel);
        using var refused = await second.GetAsync(entrance, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_visitor_sees_the_page_of_a_production()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();

        var start = await visitor.GetStringAsync("/", Cancel);
        var page = await visitor.GetStringAsync($"/p/{production.Id}/page", Cancel);
        var script = System.Text.RegularExpressions.Regex.Match(page, "src=\"([^\"]*page[^\"]*\\.js)\"").Groups[1].Value;
        using var bundle = await visitor.GetAsync("/" + script.TrimStart('/'), Cancel);

        Assert.Contains("Tide", start, StringComparison.Ordinal);
        Assert.Contains($"data-production=\"{production.Id}\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, bundle.StatusCode);
    }

    [Theory]
    [InlineData("/p/nothing/page", HttpStatusCode.NotFound)]
    [InlineData("/no-such-address", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/studio.css", HttpStatusCode.OK)]
    [InlineData("/fonts/courier-prime-regular.ttf", HttpStatusCode.OK)]
    public async Task An_address_answers_a_visitor(string address, HttpStatusCode expected)
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();

        using var answer = await visitor.GetAsync(address, Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_for_another_name_or_from_another_place_is_refused()
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();
        using var other = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "attacker.example" } };
        visitor.DefaultRequestHeaders.Remove("Origin");
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/");
        foreign.Headers.Add("Origin", "http://attacker.example");

        using var misdirected = await visitor.SendAsync(other, Cancel);
        using var refused = await visitor.SendAsync(foreign, Cancel);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, misdirected.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_what_is_not_the_studios_own()
    {
        await using var studio = await TestStudio.StartAsync();
        using var stranger = studio.Stranger();

        using var answer = await stranger.GetAsync("/", Cancel);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
