using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Throughline.Studio;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary><c>/api/v1/account</c>: one's own passkeys, tokens and sessions. Only from a browser: a token that got lost must not make itself at home.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").AddEndpointFilter(OnlyBrowsers);
        account.MapPost("/passkeys/options", async (HttpContext context, SignInManager<Person> signIn) =>
        {
            var person = await PersonAsync(context);
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(Passkeys.EntityOf(person.Id, person.UserName!)), "application/json");
        }).WithSummary("What the browser makes another passkey from.");
        account.MapPost("/passkeys", AddPasskeyAsync).WithSummary("Adds a passkey: {name, credential}.");
        account.MapDelete("/passkeys/{id}", RemovePasskeyAsync).WithSummary("Removes a passkey; not the last way to sign in.");
        account.MapDelete("/providers/{provider}", RemoveProviderAsync).WithSummary("Signs in by a provider no more; not the last way to sign in.");
        account.MapPost("/tokens", MakeTokenAsync).Produces<ShownOnce>(StatusCodes.Status201Created).WithSummary("Makes a token for a program: {name, days}. It is shown once.");
        account.MapDelete("/tokens/{id:guid}", RevokeTokenAsync).WithSummary("Revokes a token.");
        account.MapDelete("/sessions/{id:guid}", EndSessionAsync).WithSummary("Signs another browser out.");
        account.MapDelete("/sessions", EndAllAsync).WithSummary("Signs out everywhere, here too.");
    }

    /// <summary>Whoever asks.</summary>
    public static async Task<Person> PersonAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.RequestServices.GetRequiredService<UserManager<Person>>().FindByIdAsync($"{context.User.PersonId():D}") ?? throw new InvalidOperationException("Nobody is signed in here.");
    }

    private static async ValueTask<object?> OnlyBrowsers(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.User.SessionId() is null
            ? Results.Problem(AnswerWords.Of("TokenCannot"), statusCode: StatusCodes.Status403Forbidden)
            : await next(invocation);

    private static async Task<IResult> AddPasskeyAsync(HttpContext context, NewPasskey asked, SignInManager<Person> signIn, UserManager<Person> users)
    {
        var person = await PersonAsync(context);
        if (await Passkeys.ReadAsync(signIn, asked.Credential) is not { } made || made.Owner.Id != Passkeys.EntityOf(person.Id, "").Id)
            return Results.Problem(AnswerWords.Of("TookTooLong"), statusCode: StatusCodes.Status400BadRequest);
        var passkey = made.Passkey;
        passkey.Name = PersonName.Read(asked.Name) ?? BrowserWords.Of(context.Request.Headers.UserAgent);
        var added = await users.AddOrUpdatePasskeyAsync(person, passkey);
        return added.Succeeded ? Results.Ok(new { }) : Results.Problem(string.Join(" ", added.Errors.Select(error => error.Description)), statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RemovePasskeyAsync(string id, HttpContext context, UserManager<Person> users)
    {
        var person = await PersonAsync(context);
        var passkeys = await users.GetPasskeysAsync(person);
        if (passkeys.FirstOrDefault(passkey => Base64Url.EncodeToString(passkey.CredentialId) == id) is not { } found)
            return Results.NotFound();
        RefuseLast(passkeys.Count + (await users.GetLoginsAsync(person)).Count);
        await users.RemovePasskeyAsync(person, found.CredentialId);
        return Results.NoContent();
    }

    private static async Task<IResult> RemoveProviderAsync(string provider, HttpContext context, UserManager<Person> users)
    {
        var person = await PersonAsync(context);
        var logins = await users.GetLoginsAsync(person);
        if (logins.FirstOrDefault(login => Secret.NameOf(login.LoginProvider) == provider) is not { } found)
            return Results.NotFound();
        RefuseLast((await users.GetPasskeysAsync(person)).Count + logins.Count);
        await users.RemoveLoginAsync(person, found.LoginProvider, found.ProviderKey);
        return Results.NoContent();
    }

    private static async Task<IResult> MakeTokenAsync(HttpContext context, NewToken asked, Tokens tokens, RightsChanged changed, CancellationToken cancel)
    {
        var (row, text) = await tokens.MakeAsync(await PersonAsync(context), asked.Name, asked.Days ?? 90, cancel);
        await changed.TellAsync(cancel);
        return Results.Created((string?)null, new ShownOnce(text) { Id = row.Id, Until = row.Expires });
    }

    private static async Task<IResult> RevokeTokenAsync(Guid id, HttpContext context, Tokens tokens, RightsChanged changed, CancellationToken cancel)
    {
        if (!await tokens.RevokeAsync(await PersonAsync(context), id, cancel))
            return Results.NotFound();
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> EndSessionAsync(Guid id, HttpContext context, Sessions sessions, RightsChanged changed, CancellationToken cancel)
    {
        var person = context.User.PersonId();
        if (await sessions.EndAsync(row => row.Id == id && row.PersonId == person, cancel) == 0)
            return Results.NotFound();
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> EndAllAsync(HttpContext context, Sessions sessions, RightsChanged changed, CancellationToken cancel)
    {
        var person = context.User.PersonId();
        await sessions.EndAsync(row => row.PersonId == person, cancel);
        await changed.TellAsync(cancel);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Ok(new Moved("/"));
    }

    private static void RefuseLast(int ways)
    {
        if (ways < 2)
            throw new StudioException(AnswerWords.Of("OnlyWayIn"));
    }
}

/// <summary>A passkey that was made.</summary>
/// <param name="Name">By what its owner knows it again.</param>
/// <param name="Credential">As WebAuthn has it in JSON.</param>
internal sealed record NewPasskey(string? Name, JsonElement Credential);

/// <summary>A token that is wanted.</summary>
/// <param name="Name">By what its owner knows it again.</param>
/// <param name="Days">How long it is good, 1 to 366; 90 when nothing is said.</param>
internal sealed record NewToken(string? Name, [property: System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString)] int? Days);
