using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Web.Tests.People;

namespace Throughline.EndToEnd.Live;

/// <summary>The first person of a team, who came in by the link that its first server printed.</summary>
internal static class TeamPerson
{
    /// <summary>Makes an account with a passkey, and a token that every server of the team takes.</summary>
    public static async Task<string> TokenAsync(TeamProcess server, CancellationToken cancel)
    {
        using var browser = server.Browser();
        using var passkey = new SoftPasskey();
        return await TokenAsync(browser, server.Printed, passkey, cancel);
    }

    /// <summary>The same in a browser, with a passkey that is kept.</summary>
    public static async Task<string> TokenAsync(HttpClient browser, Uri invitation, SoftPasskey passkey, CancellationToken cancel)
    {
        var link = invitation.Segments[^1];
        using var asked = await browser.PostAsJsonAsync("/api/v1/join/passkey/options", new { link, name = "Ana Ruiz" }, cancel);
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync(cancel));
        var credential = passkey.Make(await asked.Content.ReadFromJsonAsync<JsonElement>(cancel), OriginOf(browser));
        using var joined = await browser.PostAsJsonAsync("/api/v1/join/passkey", new { link, credential }, cancel);
        Assert.True(joined.IsSuccessStatusCode, await joined.Content.ReadAsStringAsync(cancel));
        using var made = await browser.PostAsJsonAsync("/api/v1/account/tokens", new { name = "Writers", days = 1 }, cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("once").GetString()!;
    }

    /// <summary>Signs in with a passkey that is known there.</summary>
    public static async Task SignInAsync(HttpClient browser, SoftPasskey passkey, CancellationToken cancel)
    {
        using var asked = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey/options", new { }, cancel);
        var credential = passkey.Answer(await asked.Content.ReadFromJsonAsync<JsonElement>(cancel), OriginOf(browser));
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey", new { credential }, cancel);
        Assert.True(signedIn.IsSuccessStatusCode, await signedIn.Content.ReadAsStringAsync(cancel));
    }

    private static string OriginOf(HttpClient browser) => browser.BaseAddress!.GetLeftPart(UriPartial.Authority);
}
