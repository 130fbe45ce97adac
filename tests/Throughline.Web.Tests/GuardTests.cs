using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Studio;

namespace Throughline.Web.Tests;

/// <summary>What guards every address, tried on every address: headers, Host, Origin, the header of what changes something.</summary>
public sealed class GuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do_with_it()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await FilledAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var stranger = studio.Stranger();
        var addresses = Endpoints(studio).Where(endpoint => Methods(endpoint).Contains("GET", StringComparer.Ordinal)).Select(endpoint => Address(endpoint, production.Id)).Append("/no-such-address").Append("/api/v1/no-such-address").Distinct(StringComparer.Ordinal).ToList();
        var wrong = new List<string>();

        foreach (var (who, client) in ((string, HttpClient)[])[("visitor", visitor), ("stranger", stranger)])
        {
            foreach (var address in addresses)
            {
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancel);
                wrong.AddRange(Missing(answer, address).Select(what => $"{who} {address}: {(int)answer.StatusCode} {what}"));
            }
        }

        Assert.True(addresses.Count > 40, $"{addresses.Count} addresses were found");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_address_refuses_another_host_another_origin_and_a_change_without_the_studios_header()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await FilledAsync(studio);
        using var visitor = await studio.VisitorAsync();
        var (own, cookie) = (visitor.DefaultRequestHeaders.GetValues("Origin").Single(), visitor.DefaultRequestHeaders.GetValues("Cookie").Single());
        using var bare = studio.Stranger();
        var wrong = new List<string>();

        foreach (var endpoint in Endpoints(studio))
        {
            foreach (var method in Methods(endpoint))
            {
                var address = Address(endpoint, production.Id);
                async Task ExpectAsync(string what, HttpStatusCode expected, Action<HttpRequestMessage> change)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), address);
                    request.Headers.Add("Cookie", cookie);
                    change(request);
                    using var answer = await bare.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
                    if (answer.StatusCode != expected)
                        wrong.Add($"{method} {address} {what}: {(int)answer.StatusCode}, not {(int)expected}");
                }

                await ExpectAsync("for another host", HttpStatusCode.MisdirectedRequest, request => request.Headers.Host = "attacker.example");
                await ExpectAsync("for another port", HttpStatusCode.MisdirectedRequest, request => request.Headers.Host = "127.0.0.1:1");
                await ExpectAsync("from elsewhere", HttpStatusCode.Forbidden, request =>
                {
                    request.Headers.Add("Origin", "http://attacker.example");
                    request.Headers.Add("X-Throughline", "1");
                });
                await ExpectAsync("from a page in a sandbox", HttpStatusCode.Forbidden, request =>
                {
                    request.Headers.Add("Origin", "null");
                    request.Headers.Add("X-Throughline", "1");
                });
                if (method is "GET" or "HEAD")
                    continue;
                await ExpectAsync("without an origin", HttpStatusCode.Forbidden, request => request.Headers.Add("X-Throughline", "1"));
                await ExpectAsync("without the header", HttpStatusCode.Forbidden, request => request.Headers.Add("Origin", own));
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://attacker.example")]
    [InlineData("null")]
    public async Task A_socket_from_elsewhere_is_refused(string? origin)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await FilledAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", visitor.DefaultRequestHeaders.GetValues("Cookie").Single());
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(studio.Address) { Scheme = "ws", Path = $"/api/v1/productions/{production.Id}/document/live", Query = $"client={Guid.NewGuid()}&version=-1" }.Uri, Cancel));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_somebodys_file_may_run_nothing_even_when_it_is_opened_by_itself()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await FilledAsync(studio);
        using var visitor = await studio.VisitorAsync();

        foreach (var format in (string[])["html", "fountain", "fdx", "json", "pdf"])
        {
            using var answer = await visitor.GetAsync($"/api/v1/productions/{production.Id}/exports/{format}", Cancel);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("sandbox; default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        }
    }

    private static IEnumerable<string> Missing(HttpResponseMessage answer, string address)
    {
        string? One(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
        var policy = One("Content-Security-Policy") ?? "";
        if (!policy.Contains("default-src 'none'", StringComparison.Ordinal))
            yield return $"has the policy '{policy}'";
        if (!policy.StartsWith("sandbox;", StringComparison.Ordinal) && (policy.Contains("unsafe", StringComparison.Ordinal) || !policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal) || !policy.Contains("base-uri 'none'", StringComparison.Ordinal) || !policy.Contains("require-trusted-types-for 'script'", StringComparison.Ordinal)))
            yield return $"has the lax policy '{policy}'";
        if (One("X-Content-Type-Options") != "nosniff")
            yield return "may be sniffed";
        if (One("Referrer-Policy") != "no-referrer")
            yield return "sends a referrer";
        if (One("Cross-Origin-Resource-Policy") != "same-origin" || One("Cross-Origin-Opener-Policy") != "same-origin")
            yield return "may be taken by other sites";
        if (One("Server") is not null || One("X-Powered-By") is not null)
            yield return "says what made it";
        // What anybody may have can be kept; what is of a production never.
        if (answer.Headers.CacheControl is not { } cache || address.Contains("/p/", StringComparison.Ordinal) && !cache.NoStore)
            yield return $"may be kept: {answer.Headers.CacheControl}";
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestStudio studio) =>
        studio.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.Trim('/') is not "{**path:nonfile}");

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    private static string Address(RouteEndpoint endpoint, string production) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "production" or "Production" } => production,
        RoutePatternParameterPart { Name: "format" } => "html",
        RoutePatternParameterPart { Name: "form" } => "festival",
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString() : "1",
        _ => "",
    }))));

    private static async Task<Production> FilledAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync("INT. HALL - DAY\n\nRain.\n"u8.ToArray(), "tide.fountain", new Studio.Drafts.DraftDescription("White", null, "ana"), Cancel);
        return production;
    }
}
