using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Throughline.Studio;
using Throughline.Web.Strings;

namespace Throughline.Web.Security;

/// <summary>Lets in whoever has the user's token.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiToken token, StudioEdge edge)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme.</summary>
    public const string Name = "Token";

    private const string Prefix = "Bearer ";

    /// <summary>Whether a request brings a token, right or wrong; then the cookie counts for nothing.</summary>
    public static bool Brings(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Brings(Request))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!token.Is(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim()))
            return Task.FromResult(AuthenticateResult.Fail(AnswerWords.Of("TokenNotOurs")));
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, edge.Person)], Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Name)));
    }
}
