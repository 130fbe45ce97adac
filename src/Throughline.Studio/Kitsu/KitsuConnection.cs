using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Throughline.Studio.Kitsu;

/// <summary>Asks Zou's HTTP API and says in words what went wrong. Signs in once, and again when a token has run out.</summary>
internal sealed class KitsuConnection(HttpClient http, Uri address, KitsuSignIn signIn, TimeProvider clock, TimeSpan patience)
{
    private const int Tries = 3;
    private const int Shown = 200;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];
    private string? _token;

    /// <summary>Reads something. A server that stumbles is asked again.</summary>
    public Task<JsonElement> GetAsync(string route, CancellationToken cancel) => AskAsync(HttpMethod.Get, route, null, Tries, cancel);

    /// <summary>Sets something; doing so twice does no harm, so a server that stumbles is asked again.</summary>
    public Task<JsonElement> PutAsync(string route, byte[] json, CancellationToken cancel) => AskAsync(HttpMethod.Put, route, json, Tries, cancel);

    /// <summary>Makes something, once: whoever asks again looks first whether it is there.</summary>
    public Task<JsonElement> PostAsync(string route, byte[] json, CancellationToken cancel) => AskAsync(HttpMethod.Post, route, json, 1, cancel);

    private async Task<JsonElement> AskAsync(HttpMethod method, string route, byte[]? json, int tries, CancellationToken cancel)
    {
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            await SignInAsync(cancel);
            var (status, body) = await SendAsync(method, route, json, isLast: attempt >= tries, cancel);
            if (status is null)
            {
                await Task.Delay(Pauses[Math.Min(attempt, Pauses.Length) - 1], clock, cancel);
                continue;
            }

            if (status == HttpStatusCode.Unauthorized && !renewed && signIn.Token.Length == 0)
            {
                (renewed, _token) = (true, null);
                attempt--;
                continue;
            }

            if (((int)status >= 500 || status == HttpStatusCode.TooManyRequests) && attempt < tries)
            {
                await Task.Delay(Pauses[Math.Min(attempt, Pauses.Length) - 1], clock, cancel);
                continue;
            }

            return (int)status is >= 200 and < 300 ? Parse(method, route, body) : throw Refused(method, route, status.Value, body);
        }
    }

    private async Task SignInAsync(CancellationToken cancel)
    {
        if (signIn.Token.Length > 0)
            _token ??= signIn.Token;
        if (_token is not null)
            return;
        var (status, body) = await SendAsync(HttpMethod.Post, "auth/login", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = signIn.Email, ["password"] = signIn.Password }), isLast: true, cancel);
        if (status is HttpStatusCode.OK && Parse(HttpMethod.Post, "auth/login", body) is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("access_token", out var token) && token.GetString() is { Length: > 0 } access)
            _token = access;
        else if ((int)status! >= 500)
            throw Refused(HttpMethod.Post, "auth/login", status.Value, body);
        else
            throw new KitsuException($"{address}: {signIn.Email} could not sign in. Look at the address and the password; an account with a second factor cannot be used, a bot's token can.");
    }

    private async Task<(HttpStatusCode? Status, byte[] Body)> SendAsync(HttpMethod method, string route, byte[]? json, bool isLast, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, route));
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        if (_token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var response = await http.SendAsync(request, both.Token);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            return isLast ? throw new KitsuException($"{Named(method, route)}: no answer within {patience.TotalSeconds:0.#} seconds.", isReached: false, late) : (null, []);
        }
        catch (HttpRequestException failure)
        {
            return isLast ? throw new KitsuException($"{Named(method, route)}: could not be reached: {failure.Message}", isReached: false, failure) : (null, []);
        }
    }

    private JsonElement Parse(HttpMethod method, string route, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 ? "null"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new KitsuException($"{Named(method, route)}: answered something that is no JSON. Is this the address of a Kitsu server?", isReached: true, failure);
        }
    }

    private KitsuException Refused(HttpMethod method, string route, HttpStatusCode status, byte[] body)
    {
        var said = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, Shown)).ReplaceLineEndings(" ").Trim();
        var hint = status switch
        {
            HttpStatusCode.Unauthorized => " The sign-in is not accepted.",
            HttpStatusCode.Forbidden => " The account may not do this; a manager of the project may.",
            HttpStatusCode.NotFound => " Nothing of that name is there.",
            _ when (int)status is >= 300 and < 400 => " The server sends on to another address; give that one.",
            _ => "",
        };
        return new KitsuException($"{Named(method, route)}: refused ({(int)status}){(said.Length > 0 ? $": {said}" : ".")}{hint}");
    }

    private string Named(HttpMethod method, string route) => $"{method} {address}{route}";
}
