using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Studio.Tests;
using Throughline.Web.Api;
using Throughline.Web.Security;

namespace Throughline.Web.Tests.People;

/// <summary>
/// Every address of a team's studio, and what it needs: <c>open</c> to anybody, <c>signed-in</c>, <c>browser</c> (signed in, and not with a token),
/// <c>keeper</c>, or a right in its production. An address that has no row fails the test, and so does a row whose address is gone.
/// </summary>
[Collection(nameof(OnePostgres))]
public sealed class TeamRightsTests(PostgresServer postgres)
{
    private static readonly string Table = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Throughline.Web.Tests", "People", "routes.txt"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_lets_in_whom_its_row_names_and_nobody_else()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana, "Secret Tide");
        var roles = new Dictionary<StudioRole, HttpClient> { [StudioRole.Owner] = ana.Browser };
        foreach (var role in Enum.GetValues<StudioRole>().Where(role => role != StudioRole.Owner))
            roles[role] = (await team.MemberAsync(ana, production, role.ToString().ToLowerInvariant(), role.ToString())).Browser;
        var other = await team.ProductionAsync(ana, "Other");
        var foreigner = (await team.MemberAsync(ana, other, "owner", "Foreigner")).Browser;
        var stranger = team.Browser();
        var program = team.Program(await ana.TokenAsync());
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        var wrong = new List<string>();
        var met = new HashSet<string>(StringComparer.Ordinal);

        foreach (var endpoint in team.Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => !endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor")))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var name = $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";
                if (method is "HEAD" or "CONNECT" || name.StartsWith("POST ", StringComparison.Ordinal) && endpoint.Metadata.Any(item => item.GetType().Name == "ComponentTypeMetadata"))
                    continue;
                if (!rows.TryGetValue(name, out var needed))
                {
                    wrong.Add($"no row: {name}");
                    continue;
                }

                met.Add(name);
                await TryAsync(endpoint, method, name, needed);
            }
        }

        wrong.AddRange(rows.Keys.Except(met, StringComparer.Ordinal).Select(name => $"no such address any more: {name}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task TryAsync(RouteEndpoint endpoint, string method, string name, string needed)
        {
            var isForPrograms = name.Contains(" /api/", StringComparison.Ordinal) || name.Contains(" /mcp", StringComparison.Ordinal) || name.Contains(" /openapi", StringComparison.Ordinal);
            if (needed == "open")
            {
                await ExpectAsync(stranger, "signed out", other, status => (int)status < 500);
                return;
            }

            await ExpectAsync(stranger, "signed out", production, status => status == (isForPrograms || method != "GET" ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect));
            if (needed == "signed-in")
                return;
            if (needed is "browser" or "keeper")
            {
                await ExpectAsync(program, "with a token", production, status => status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
                if (needed == "keeper")
                    await ExpectAsync(roles[StudioRole.Writer], "who keeps no studio", production, status => status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
                return;
            }

            var right = Enum.Parse<Right>(needed, ignoreCase: true);
            if (endpoint.Metadata.GetMetadata<NeededRight>() is { } said && said.Right != right)
                wrong.Add($"{name}: the address says {said.Right}, its row {right}");
            await ExpectAsync(foreigner, "a foreign production's", production, status => status == HttpStatusCode.NotFound);
            await ExpectAsync(foreigner, "no production's", "nothing", status => status == HttpStatusCode.NotFound);
            foreach (var (role, who) in roles)
            {
                if (!role.Has(right))
                    await ExpectAsync(who, role.ToString(), production, status => status == HttpStatusCode.Forbidden);
                else if (method == "GET")
                    await ExpectAsync(who, role.ToString(), production, status => status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.Redirect) && (int)status < 500);
            }

            async Task ExpectAsync(HttpClient who, string called, string id, Func<HttpStatusCode, bool> isRight)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Address(endpoint, id)) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
                using var answer = await who.SendAsync(request, Cancel);
                if (!isRight(answer.StatusCode))
                    wrong.Add($"{name}: {called} got {(int)answer.StatusCode}");
                if (who == stranger && (await answer.Content.ReadAsStringAsync(Cancel)).Contains("Secret Tide", StringComparison.Ordinal))
                    wrong.Add($"{name}: shows a stranger the title");
            }
        }
    }

    private static string Address(RouteEndpoint endpoint, string production) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "production" or "Production" } => production,
        RoutePatternParameterPart { Name: "form" } => "wga-2023",
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString() : "1",
        _ => "",
    }))));
}
