using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>Lets in whoever has a token of a person, as that person.</summary>
internal sealed class PersonTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Tokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme: that of tokens, alone or in a team.</summary>
    public const string Name = Security.TokenHandler.Name;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!Security.TokenHandler.Brings(Request))
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim(), Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail(AnswerWords.Of("TokenUnknown"));
        return AuthenticateResult.Success(new AuthenticationTicket(PersonClaims.Of(found.Person, Name, PersonClaims.Token, found.Token), Name));
    }
}
