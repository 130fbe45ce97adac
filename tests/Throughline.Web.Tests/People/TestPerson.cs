using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Throughline.Web.Tests.People;

/// <summary>Somebody with a passkey, and a browser in which they are signed in.</summary>
internal sealed class TestPerson(TestTeam team, string name, HttpClient browser, SoftPasskey passkey)
{
    public string Name { get; } = name;

    public HttpClient Browser { get; } = browser;

    public SoftPasskey Passkey { get; } = passkey;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Follows a link and makes a passkey.</summary>
    public static async Task<TestPerson> JoinAsync(TestTeam team, Uri link, string name)
    {
        var person = new TestPerson(team, name, team.Browser(), new SoftPasskey());
        using var joined = await person.JoinAsync(link);
        Assert.True(joined.IsSuccessStatusCode, await joined.Content.ReadAsStringAsync(Cancel));
        return person;
    }

    /// <summary>Follows a link and makes a passkey, or is refused.</summary>
    public async Task<HttpResponseMessage> JoinAsync(Uri link)
    {
        var secret = link.Segments[^1];
        var asked = await Browser.PostAsJsonAsync("/api/v1/join/passkey/options", new { link = secret, name = Name }, Cancel);
        if (!asked.IsSuccessStatusCode)
            return asked;
        var options = await asked.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        asked.Dispose();
        return await Browser.PostAsJsonAsync("/api/v1/join/passkey", new { link = secret, credential = Passkey.Make(options, team.Origin) }, Cancel);
    }

    /// <summary>Signs in in a browser.</summary>
    public async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string? origin = null)
    {
        using var asked = await browser.PostAsJsonAsync("/api/v1/sign-in/passkey/options", new { }, Cancel);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var answer = Passkey.Answer(await asked.Content.ReadFromJsonAsync<JsonElement>(Cancel), origin ?? team.Origin);
        return await browser.PostAsJsonAsync("/api/v1/sign-in/passkey", new { credential = answer }, Cancel);
    }

    /// <summary>A token of theirs.</summary>
    public async Task<string> TokenAsync(int days = 7)
    {
        using var made = await Browser.PostAsJsonAsync("/api/v1/account/tokens", new { name = "Backup", days }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("once").GetString()!;
    }

    /// <summary>Their id in a production.</summary>
    public async Task<Guid> IdAsync(string production)
    {
        var people = await Browser.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/people", Cancel);
        return people.EnumerateArray().Single(person => person.GetProperty("name").GetString() == Name).GetProperty("id").GetGuid();
    }
}
