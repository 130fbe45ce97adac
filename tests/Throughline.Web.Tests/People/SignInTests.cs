using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;
using Throughline.Web.People;

namespace Throughline.Web.Tests.People;

[Collection(nameof(OnePostgres))]
public sealed class SignInTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_person_sets_the_studio_up_and_signs_in_again_with_their_passkey()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var link = (await PeopleHosting.SetUpAsync(team.Server.Services, Cancel))!;
        var ana = await TestPerson.JoinAsync(team, link, "Ana Ruiz");
        var elsewhere = team.Browser();

        using var second = await new TestPerson(team, "Ben", team.Browser(), new SoftPasskey()).JoinAsync(link);
        using var signedIn = await ana.SignInAsync(elsewhere);
        var account = await elsewhere.GetStringAsync("/account", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains("Ana Ruiz", account, StringComparison.Ordinal);
        Assert.Null(await PeopleHosting.SetUpAsync(team.Server.Services, Cancel));
    }

    [Fact]
    public async Task Of_two_links_that_set_a_studio_up_one_makes_the_first_person()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var (one, other) = ((await PeopleHosting.SetUpAsync(team.Server.Services, Cancel))!, (await PeopleHosting.SetUpAsync(team.Server.Services, Cancel))!);
        var people = new[] { new TestPerson(team, "Ana", team.Browser(), new SoftPasskey()), new TestPerson(team, "Ben", team.Browser(), new SoftPasskey()) };

        var answers = await Task.WhenAll(people[0].JoinAsync(one), people[1].JoinAsync(other));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task The_start_and_the_page_to_sign_in_show_nothing_of_any_production()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana, "The Secret Tide");
        var stranger = team.Browser();

        var start = await stranger.GetStringAsync("/", Cancel);
        var signIn = await stranger.GetStringAsync("/sign-in", Cancel);
        using var room = await stranger.GetAsync($"/p/{production}/report", Cancel);

        Assert.DoesNotContain("Secret", start + signIn, StringComparison.Ordinal);
        Assert.Contains("data-passkey=\"sign-in\"", start, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, room.StatusCode);
        Assert.Equal($"/sign-in?then=%2Fp%2F{production}%2Freport", room.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_that_is_forged_is_for_another_place_or_comes_twice_lets_nobody_in()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var production = await team.ProductionAsync(ana);
        var browser = team.Browser();
        using var asked = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey/options", new { }, Cancel);
        var answer = ana.Passkey.Answer(await asked.Content.ReadFromJsonAsync<JsonElement>(Cancel), team.Origin);
        using var first = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey", new { credential = answer }, Cancel);

        using var again = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey", new { credential = answer }, Cancel);
        using var elsewhere = await ana.SignInAsync(team.Browser(), "https://studio.attacker.example");
        ana.Passkey.Forges = true;
        using var forged = await ana.SignInAsync(team.Browser());
        using var forgedAgain = await ana.SignInAsync(team.Browser());
        using var nonsense = await team.Browser().PostAsJsonAsync("/api/v1/sign-in/passkey", new { credential = "nothing" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, forgedAgain.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        // Failures are on record, and do not fill it.
        Assert.Equal(("sign-in-refused", "Ana Ruiz", "owner"), Assert.Single(await team.RecordAsync(production), entry => entry.Kind == "sign-in-refused"));
    }

    [Fact]
    public async Task A_session_that_was_ended_in_another_browser_has_ended()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var (phone, desk) = (team.Browser(), team.Browser());
        (await ana.SignInAsync(phone)).Dispose();
        (await ana.SignInAsync(desk)).Dispose();

        using var out1 = await phone.PostAsJsonAsync("/api/v1/sign-out", new { }, Cancel);
        using var afterOne = await phone.GetAsync("/api/v1/productions", Cancel);
        using var others = await desk.GetAsync("/api/v1/productions", Cancel);
        using var outAll = await ana.Browser.DeleteAsync("/api/v1/account/sessions", Cancel);
        using var afterAll = await desk.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized],
            new[] { out1, afterOne, others, outAll, afterAll }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task A_cookie_that_was_taken_before_signing_out_is_good_for_nothing_after_it()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        var copy = team.Program();
        using (var answer = await ana.SignInAsync(team.Browser()))
            copy.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("throughline-team=", StringComparison.Ordinal)).Split(';')[0]);
        using var before = await copy.GetAsync("/api/v1/productions", Cancel);

        (await ana.Browser.DeleteAsync("/api/v1/account/sessions", Cancel)).Dispose();
        using var after = await copy.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_nobody_comes_by_for_two_weeks()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();

        team.Clock.Ahead = TimeSpan.FromDays(13);
        using var within = await ana.Browser.GetAsync("/api/v1/productions", Cancel);
        team.Clock.Ahead = TimeSpan.FromDays(26);
        using var moved = await ana.Browser.GetAsync("/api/v1/productions", Cancel);
        team.Clock.Ahead = TimeSpan.FromDays(41);
        using var late = await ana.Browser.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], new[] { within, moved, late }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task Any_server_of_the_team_knows_whoever_signed_in_at_another()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        await using var other = await team.AnotherAsync();
        var ana = await team.FirstAsync();
        var copy = other.Program();
        using (var answer = await ana.SignInAsync(team.Browser()))
            copy.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("throughline-team=", StringComparison.Ordinal)).Split(';')[0]);

        using var there = await copy.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Whoever_tries_links_or_passkeys_without_end_is_told_to_wait()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var browser = team.Browser();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 40; i++)
        {
            using var answer = await browser.PostAsJsonAsync("/api/v1/join/passkey/options", new { link = $"guess-{i}", name = "Mallory" }, Cancel);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task The_last_way_to_sign_in_stays()
    {
        await using var team = await TestTeam.StartAsync(postgres);
        var ana = await team.FirstAsync();
        using var spare = new SoftPasskey();
        var account = await ana.Browser.GetStringAsync("/account", Cancel);
        var first = System.Text.RegularExpressions.Regex.Match(account, "/api/v1/account/passkeys/([^\"]+)\"").Groups[1].Value;

        using var last = await ana.Browser.DeleteAsync($"/api/v1/account/passkeys/{first}", Cancel);
        using var asked = await ana.Browser.PostAsJsonAsync("/api/v1/account/passkeys/options", new { }, Cancel);
        using var added = await ana.Browser.PostAsJsonAsync("/api/v1/account/passkeys", new { name = "Key ring", credential = spare.Make(await asked.Content.ReadFromJsonAsync<JsonElement>(Cancel), team.Origin) }, Cancel);
        using var removed = await ana.Browser.DeleteAsync($"/api/v1/account/passkeys/{first}", Cancel);
        using var gone = await ana.SignInAsync(team.Browser());

        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, gone.StatusCode);
        Assert.Contains("Key ring", await ana.Browser.GetStringAsync("/account", Cancel), StringComparison.Ordinal);
    }
}
