using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Studio;
using Throughline.Web.Api;
using Throughline.Web.Security;

namespace Throughline.Web.Tests;

/// <summary>Every address of a production is tried by everybody.</summary>
public sealed class RightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_the_api_refuses_those_who_may_not()
    {
        var membership = new TestMembership(new StudioEdge("Ana", "writer", new Throughline.Studio.Keys.KeyRing("none"), TimeProvider.System, _ => { }));
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton<Membership>(membership));
        var production = await studio.MakeAsync("Tide");
        var foreign = await studio.MakeAsync("Foreign");
        using var stranger = studio.Stranger();
        stranger.DefaultRequestHeaders.Add("Origin", studio.Address.GetLeftPart(UriPartial.Authority));
        stranger.DefaultRequestHeaders.Add("X-Throughline", "1");
        using var visitor = await studio.VisitorAsync();
        var addresses = studio.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("{production}", StringComparison.OrdinalIgnoreCase) && endpoint.Metadata.GetMetadata<NeededRight>() is not null).ToList();
        var wrong = new List<string>();

        foreach (var endpoint in addresses)
        {
            var right = endpoint.Metadata.GetMetadata<NeededRight>()!.Right;
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            async Task ExpectAsync(HttpClient who, string id, HttpStatusCode status, string name)
            {
                using var request = new HttpRequestMessage(method, Address(endpoint, id)) { Content = method == HttpMethod.Get ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
                using var answer = await who.SendAsync(request, Cancel);
                if (answer.StatusCode != status)
                    wrong.Add($"{method} {endpoint.RoutePattern.RawText}: {name} got {(int)answer.StatusCode}, not {(int)status}");
            }

            membership.Role = StudioRole.Owner;
            await ExpectAsync(stranger, production.Id, HttpStatusCode.Unauthorized, "signed out");
            membership.Foreign = foreign.Id;
            await ExpectAsync(visitor, foreign.Id, HttpStatusCode.NotFound, "a foreign production's");
            await ExpectAsync(visitor, "nothing", HttpStatusCode.NotFound, "no production's");
            foreach (var role in Enum.GetValues<StudioRole>().Where(role => !role.Has(right)))
            {
                membership.Role = role;
                await ExpectAsync(visitor, production.Id, HttpStatusCode.Forbidden, role.ToString());
            }
        }

        Assert.True(addresses.Count >= 20, $"{addresses.Count} addresses were found");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_address_needs_somebody_who_came_in_but_those_that_show_nothing()
    {
        await using var studio = await TestStudio.StartAsync();
        using var stranger = studio.Stranger();
        string[] open = ["/", "/enter", "/health/live", "/health/ready", "/fonts/courier-prime-{name}.ttf"];
        var wrong = new List<string>();

        foreach (var endpoint in studio.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var isStatic = endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor");
            if (isStatic || open.Contains(pattern, StringComparer.Ordinal) || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) == false)
                continue;
            using var answer = await stranger.GetAsync(Address(endpoint, "x"), Cancel);
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
                wrong.Add($"{pattern}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    private static string Address(RouteEndpoint endpoint, string production) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "production" or "Production" } => production,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString() : "1",
        _ => "",
    }))));

    private sealed class TestMembership(StudioEdge edge) : Membership(edge)
    {
        public StudioRole Role { get; set; }

        public string? Foreign { get; set; }

        public override ValueTask<StudioRole?> RoleAsync(ClaimsPrincipal person, string production, CancellationToken cancel = default) =>
            ValueTask.FromResult<StudioRole?>(person.Identity?.IsAuthenticated == true && production != Foreign ? Role : null);
    }
}
