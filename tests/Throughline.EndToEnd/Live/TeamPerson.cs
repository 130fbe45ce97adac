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
        var origin = server.Address.GetLeftPart(UriPartial.Authority);
        using var passkey = new SoftPasskey();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
        browser.DefaultRequestHeaders.Add("Origin", origin);
        browser.DefaultRequestHeaders.Add("X-Throughline", "1");
        var link = server.Printed.Segments[^1];
        using var asked = await browser.PostAsJsonAsync("/api/v1/join/passkey/options", new { link, name = "Ana Ruiz" }, cancel);
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync(cancel));
        var credential = passkey.Make(await asked.Content.ReadFromJsonAsync<JsonElement>(cancel), origin);
        using var joined = await browser.PostAsJsonAsync("/api/v1/join/passkey", new { link, credential }, cancel);
        Assert.True(joined.IsSuccessStatusCode, await joined.Content.ReadAsStringAsync(cancel));
        using var made = await browser.PostAsJsonAsync("/api/v1/account/tokens", new { name = "Writers", days = 1 }, cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("once").GetString()!;
    }
}
