using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Throughline.Studio;
using Throughline.Web.Api;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary><c>/api/v1/sign-in</c>, <c>/api/v1/join</c>, <c>/api/v1/sign-out</c>: by passkey, by a provider, with a link.</summary>
internal static class SignInEndpoints
{
    /// <summary>What is said whenever a passkey is not taken: not whether it is known.</summary>
    public static string NotTaken => AnswerWords.Of("PasskeyNotTaken");

    private static string TooLate => AnswerWords.Of("TookTooLong");

    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        open.MapPost("/sign-in/passkey/options", async (SignInManager<Person> signIn) => Json(await signIn.MakePasskeyRequestOptionsAsync(null!))).WithSummary("What the browser asks a passkey for.");
        open.MapPost("/sign-in/passkey", SignInAsync).WithSummary("Signs in with what the passkey answered: {credential, then}.");
        open.MapPost("/join/passkey/options", JoinOptionsAsync).WithSummary("What the browser makes a passkey from, for a link: {link, name}.");
        open.MapPost("/join/passkey", JoinAsync).WithSummary("Joins with the passkey that was made: {link, credential}.");
        api.MapPost("/join", AcceptAsync).RequireRateLimiting(RateLimits.SignIn).WithSummary("Joins the production of an invitation, signed in: {link}.");
        // Where somebody is signed out already, that is what was wanted.
        open.MapPost("/sign-out", SignOutAsync).WithSummary("Ends this browser's session.");
    }

    private static async Task<IResult> SignInAsync(HttpContext context, PasskeyAnswer asked, SignInManager<Person> signIn, UserManager<Person> users, Sessions sessions, PasskeyRefusals refusals, CancellationToken cancel)
    {
        PasskeyAssertionResult<Person> result;
        try
        {
            result = await signIn.PerformPasskeyAssertionAsync(asked.Credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Results.Problem(TooLate, statusCode: StatusCodes.Status400BadRequest);
        }

        if (!result.Succeeded || result.User.Closed is not null)
        {
            await refusals.NoteAsync(context, asked.Credential, result.Failure?.Message ?? AnswerWords.Of("AccountClosed"), cancel);
            return Results.Problem(NotTaken, statusCode: StatusCodes.Status401Unauthorized);
        }

        // Its counter went on.
        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await sessions.OpenAsync(context, result.User, cancel);
        return Results.Ok(new Moved(LocalPath.Or(asked.Then)));
    }

    private static async Task<IResult> JoinOptionsAsync(JoinRequest asked, SignInManager<Person> signIn, UserManager<Person> users, Links links, CancellationToken cancel)
    {
        if (await links.FindAsync(asked.Link, cancel) is not { } link)
            return LinkGone();
        if (link.Kind == LinkKind.Return)
        {
            var person = await users.FindByIdAsync($"{link.ForId:D}");
            return person is null ? LinkGone() : Json(await signIn.MakePasskeyCreationOptionsAsync(Passkeys.EntityOf(person.Id, person.UserName!)));
        }

        if (PersonName.ReadNew(asked.Name) is not { } name)
            return Results.Problem(AnswerWords.Of("NameLetters", PersonName.Longest), statusCode: StatusCodes.Status400BadRequest);
        if (await users.FindByNameAsync(name) is { } other)
            return Results.Problem(AnswerWords.Of("NameTaken", other.UserName), statusCode: StatusCodes.Status409Conflict);
        return Json(await signIn.MakePasskeyCreationOptionsAsync(Passkeys.EntityOf(Guid.NewGuid(), name)));
    }

    private static async Task<IResult> JoinAsync(HttpContext context, JoinAnswer asked, SignInManager<Person> signIn, UserManager<Person> users, Links links, Joining joining, Sessions sessions, RightsChanged changed, CancellationToken cancel)
    {
        if (await links.FindAsync(asked.Link, cancel) is not { } link)
            return LinkGone();
        if (await Passkeys.ReadAsync(signIn, asked.Credential) is not { } made)
            return Results.Problem(TooLate, statusCode: StatusCodes.Status400BadRequest);
        var passkey = made.Passkey;
        passkey.Name = BrowserWords.Of(context.Request.Headers.UserAgent);
        var person = await joining.JoinAsync(link, Guid.Parse(made.Owner.Id), made.Owner.Name, it => users.AddOrUpdatePasskeyAsync(it, passkey), cancel);
        await sessions.OpenAsync(context, person, cancel);
        await changed.TellAsync(cancel);
        return Results.Ok(new Moved(link.Production is { } production ? $"/p/{production}/page" : link.Kind == LinkKind.Return ? "/account" : "/"));
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, JoinRequest asked, UserManager<Person> users, Links links, Joining joining, RightsChanged changed, CancellationToken cancel)
    {
        if (await links.FindAsync(asked.Link, cancel) is not { } link)
            return LinkGone();
        await joining.AcceptAsync(link, (await users.FindByIdAsync($"{context.User.PersonId():D}"))!, cancel);
        await changed.TellAsync(cancel);
        return Results.Ok(new Moved($"/p/{link.Production}/page"));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions, RightsChanged changed, CancellationToken cancel)
    {
        if (context.User.SessionId() is { } session)
        {
            await sessions.EndAsync(row => row.Id == session, cancel);
            await changed.TellAsync(cancel);
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Ok(new Moved("/"));
    }

    private static IResult LinkGone() => Results.Problem(AnswerWords.Of("LinkGone"), statusCode: StatusCodes.Status404NotFound);

    private static IResult Json(string json) => Results.Content(json, "application/json");
}

/// <summary>What a passkey answered.</summary>
/// <param name="Credential">As WebAuthn has it in JSON.</param>
/// <param name="Then">Where to go on.</param>
internal sealed record PasskeyAnswer(JsonElement Credential, string? Then);

/// <summary>Somebody with a link.</summary>
/// <param name="Link">The secret in it.</param>
/// <param name="Name">What they are to be called in the record.</param>
internal sealed record JoinRequest(string? Link, string? Name);

/// <summary>Somebody with a link, and the passkey that they made.</summary>
internal sealed record JoinAnswer(string? Link, JsonElement Credential);
