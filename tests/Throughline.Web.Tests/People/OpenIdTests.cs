using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;
using Throughline.Web.People;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class OpenIdTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_joins_by_an_invitation_through_the_provider_and_signs_in_through_it_again()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var team = await TestTeam.StartAsync(postgres, Settings(provider));
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var link = (await team.InviteAsync(ana, production, "writer")).Segments[^1];
        provider.Person = ("ben-7", "Ben Ito");

        var (joinedAt, browser) = await ThroughAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { link, name = "Ben" });
        var people = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/people", Cancel);
        var (againAt, later) = await ThroughAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { then = $"/p/{production}/report" });

        Assert.Equal($"/p/{production}/page", joinedAt);
        Assert.Equal(["Ana Ruiz owner", "Ben writer"], people.EnumerateArray().Select(person => $"{person.GetProperty("name").GetString()} {person.GetProperty("role").GetString()}"));
        Assert.Equal($"/p/{production}/report", againAt);
        Assert.Contains("Ben", await later.GetStringAsync("/account", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_comes_in_whom_the_studio_does_not_know()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var team = await TestTeam.StartAsync(postgres, Settings(provider));
        await team.FirstAsync();
        // The name is that of somebody who is known; it counts for nothing.
        provider.Person = ("stranger", "Ana Ruiz");

        var (at, browser) = await ThroughAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { then = "/" });
        using var after = await browser.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal("403", at);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task An_account_is_connected_with_the_provider_and_opened_by_either()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var team = await TestTeam.StartAsync(postgres, Settings(provider));
        var ana = await team.FirstAsync();

        var (connectedAt, _) = await ThroughAsync(team, ana.Browser, "/api/v1/account/providers", new { });
        var (signedInAt, _) = await ThroughAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { });
        using var byPasskey = await ana.SignInAsync(team.Browser());

        Assert.Equal(("/account", "/"), (connectedAt, signedInAt));
        Assert.Equal(HttpStatusCode.OK, byPasskey.StatusCode);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_answer_that_the_provider_did_not_sign_or_gave_to_another_lets_nobody_in(bool forges, bool replays)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var team = await TestTeam.StartAsync(postgres, Settings(provider));
        var ana = await team.FirstAsync();
        await ThroughAsync(team, ana.Browser, "/api/v1/account/providers", new { });
        (provider.Forges, provider.Replays) = (forges, replays);

        var (at, browser) = await ThroughAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { });
        using var after = await browser.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal("403", at);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task The_answer_of_the_provider_is_good_only_in_the_browser_that_asked()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var team = await TestTeam.StartAsync(postgres, Settings(provider));
        var ana = await team.FirstAsync();
        await ThroughAsync(team, ana.Browser, "/api/v1/account/providers", new { });
        var victim = team.Browser();

        // Somebody's own answer, handed to another's browser, would sign that one in as them.
        var back = await ToProviderAndBackAsync(team, team.Browser(), "/api/v1/sign-in/openid", new { });
        using var answer = await victim.GetAsync(back, Cancel);
        using var after = await victim.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("AUTHORITY=https://id.example.com", "go together")]
    [InlineData("AUTHORITY=http://id.example.com;CLIENT=t", "no https address")]
    [InlineData("AUTHORITY=https://id.example.com;CLIENT=t;SECRET=s;SECRET_FILE=/nowhere", "not both")]
    [InlineData("AUTHORITY=https://id.example.com;CLIENT=t;SECRET_FILE=/nowhere", "/nowhere")]
    [InlineData("AUTHORITY=https://id.example.com;CLIENT=t", null)]
    [InlineData("", null)]
    public void Settings_that_cannot_be_used_are_said_in_words(string environment, string? expected)
    {
        var values = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => "THROUGHLINE_OPENID_" + pair[0], pair => pair[1]);

        var wrong = OpenIdSettings.Read(name => values.GetValueOrDefault(name), out var settings);

        Assert.Equal(expected is null, wrong is null);
        Assert.Contains(expected ?? "", wrong ?? "", StringComparison.Ordinal);
        Assert.Equal(expected is null && environment.Length > 0 ? "id.example.com" : null, settings?.Name);
    }

    private static OpenIdSettings Settings(OpenIdProvider provider) => new("Example", new Uri(provider.Issuer), OpenIdProvider.Client, OpenIdProvider.Secret);

    // Where it ends: an address, or a status that is no redirection.
    private static async Task<(string At, HttpClient Browser)> ThroughAsync(TestTeam team, HttpClient browser, string begin, object asked)
    {
        var back = await ToProviderAndBackAsync(team, browser, begin, asked);
        using var answer = await browser.GetAsync(back, Cancel);
        return (answer.Headers.Location?.OriginalString ?? $"{(int)answer.StatusCode}", browser);
    }

    private static async Task<Uri> ToProviderAndBackAsync(TestTeam team, HttpClient browser, string begin, object asked)
    {
        using var begun = await browser.PostAsJsonAsync(begin, asked, Cancel);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        using var sent = await browser.GetAsync((await begun.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("address").GetString(), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var signedIn = await provider.GetAsync(sent.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.StartsWith(team.Origin + OpenIdSettings.CallbackPath, signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
        return signedIn.Headers.Location;
    }
}
