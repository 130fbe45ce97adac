using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Throughline.Studio;
using Throughline.Web.Api;
using Throughline.Web.Hosting;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>
/// Sign-in by a provider: <c>POST /api/v1/sign-in/openid</c> keeps what is wanted in a sealed cookie of ten minutes, <c>/sign-in/openid</c>
/// sends the browser to the provider, which sends it back with a code. Somebody is known by issuer and subject, never by an e-mail address.
/// </summary>
internal static class OpenIdSignIn
{
    /// <summary>The scheme.</summary>
    public const string Scheme = "OpenId";

    private const string Cookie = "throughline-openid";
    private const string Key = "throughline";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static void Configure(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = settings.Client;
        options.ClientSecret = settings.Secret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer is a request that the browser makes of itself; a form that another site posts is none of ours.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.CallbackPath = OpenIdSettings.CallbackPath;
        options.RemoteAuthenticationTimeout = Life;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.Events.OnTicketReceived = TakeAsync;
        options.Events.OnRemoteFailure = async context =>
        {
            context.HandleResponse();
            PeopleLog.Refused(context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectHandler>>(), context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", context.Failure?.Message ?? "");
            await Problems.ShowAsync(context.HttpContext, StatusCodes.Status403Forbidden, AnswerWords.Of("SignInFailed", settings.Name));
        };
    }

    public static void MapOpenId(this IEndpointRouteBuilder routes, IEndpointRouteBuilder api)
    {
        api.MapPost("/sign-in/openid", (HttpContext context, OpenIdIntent asked, IDataProtectionProvider seals) => Begin(context, seals, asked with { Connect = null }))
            .AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithSummary("Begins a sign-in by the provider: {then}, or {link, name} to join.");
        api.MapPost("/account/providers", (HttpContext context, IDataProtectionProvider seals) => context.User.SessionId() is null
            ? Results.Problem(AnswerWords.Of("TokenCannot"), statusCode: StatusCodes.Status403Forbidden)
            : Begin(context, seals, new OpenIdIntent(null, null, "/account") { Connect = context.User.PersonId() })).WithSummary("Begins to connect one's account with the provider.");
        routes.MapGet("/sign-in/openid", (HttpContext context, IDataProtectionProvider seals) =>
        {
            if (context.Request.Cookies[Cookie] is not { } sealedIntent || Open(seals, sealedIntent) is null)
                return Results.LocalRedirect("~/sign-in");
            context.Response.Cookies.Delete(Cookie);
            return Results.Challenge(new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal) { [Key] = sealedIntent }), [Scheme]);
        }).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
    }

    private static IResult Begin(HttpContext context, IDataProtectionProvider seals, OpenIdIntent intent)
    {
        context.Response.Cookies.Append(Cookie, Seal(seals).Protect(JsonSerializer.Serialize(intent), Life), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Life });
        return Results.Ok(new Moved("/sign-in/openid"));
    }

    private static async Task TakeAsync(TicketReceivedContext received)
    {
        received.HandleResponse();
        var (context, services) = (received.HttpContext, received.HttpContext.RequestServices);
        var settings = services.GetRequiredService<OpenIdSettings>();
        if (Open(services.GetRequiredService<IDataProtectionProvider>(), received.Properties?.Items.TryGetValue(Key, out var kept) == true ? kept ?? "" : "") is not { } intent
            || received.Principal?.FindFirst("sub") is not { Value.Length: > 0 } subject)
        {
            await Problems.ShowAsync(context, StatusCodes.Status403Forbidden, AnswerWords.Of("TookTooLongBegin"));
            return;
        }

        var login = new UserLoginInfo(subject.Issuer, subject.Value, settings.Name);
        try
        {
            context.Response.Redirect(await FinishAsync(context, intent, login, received.Principal.FindFirst("name")?.Value));
        }
        catch (StudioException refused)
        {
            await Problems.ShowAsync(context, StatusCodes.Status403Forbidden, refused.Message);
        }
    }

    private static async Task<string> FinishAsync(HttpContext context, OpenIdIntent intent, UserLoginInfo login, string? called)
    {
        var services = context.RequestServices;
        var (users, links, sessions) = (services.GetRequiredService<UserManager<Person>>(), services.GetRequiredService<Links>(), services.GetRequiredService<Sessions>());
        var cancel = context.RequestAborted;
        var known = await users.FindByLoginAsync(login.LoginProvider, login.ProviderKey);
        if (intent.Connect is { } id)
        {
            var self = (await context.AuthenticateAsync()).Principal?.PersonId() == id ? await users.FindByIdAsync($"{id:D}") : null;
            if (self is null || known is not null && known.Id != id)
                throw new StudioException(self is null ? AnswerWords.Of("SignedOutMeanwhile") : AnswerWords.Of("ConnectedElsewhere", login.ProviderDisplayName));
            if (known is null)
                await users.AddLoginAsync(self, login);
            return "/account";
        }

        if (intent.Link is not null)
        {
            var link = await links.FindAsync(intent.Link, cancel) ?? throw new StudioException(AnswerWords.Of("LinkGone"));
            var joining = services.GetRequiredService<Joining>();
            if (known is { Closed: null } && link.Kind == LinkKind.Invitation)
                await joining.AcceptAsync(link, known, cancel);
            else if (known is not null)
                throw new StudioException(AnswerWords.Of("KnownAlready", login.ProviderDisplayName));
            else
                known = await joining.JoinAsync(link, link.ForId ?? Guid.NewGuid(), PersonName.ReadNew(intent.Name) ?? PersonName.ReadNew(called) ?? throw new StudioException(AnswerWords.Of("SayName")), person => users.AddLoginAsync(person, login), cancel);
            await sessions.OpenAsync(context, known, cancel);
            await services.GetRequiredService<RightsChanged>().TellAsync(cancel);
            return link.Production is { } production ? $"/p/{production}/page" : "/";
        }

        if (known is not { Closed: null })
            throw new StudioException(AnswerWords.Of("NobodyKnown", login.ProviderDisplayName));
        await sessions.OpenAsync(context, known, cancel);
        return LocalPath.Or(intent.Then);
    }

    private static ITimeLimitedDataProtector Seal(IDataProtectionProvider seals) => seals.CreateProtector("throughline", "openid").ToTimeLimitedDataProtector();

    private static OpenIdIntent? Open(IDataProtectionProvider seals, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<OpenIdIntent>(Seal(seals).Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What somebody wants who is sent to the provider.</summary>
/// <param name="Link">The secret of a link that they came with.</param>
/// <param name="Name">What they are to be called in the record.</param>
/// <param name="Then">Where to go on.</param>
internal sealed record OpenIdIntent(string? Link, string? Name, string? Then)
{
    /// <summary>The account that is to be connected; never from outside.</summary>
    public Guid? Connect { get; init; }
}
