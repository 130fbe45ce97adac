using System.Globalization;
using System.Security.Claims;
using Throughline.Web.People.Storage;

namespace Throughline.Web.People;

/// <summary>What is known of whoever asks: who they are, and by which session or token they came. What they may do is looked up each time.</summary>
internal static class PersonClaims
{
    /// <summary>The claim with the id of the session.</summary>
    public const string Session = "throughline:session";

    /// <summary>The claim with the id of the token.</summary>
    public const string Token = "throughline:token";

    /// <summary>Somebody who came in.</summary>
    /// <param name="person">Who.</param>
    /// <param name="scheme">How they were known.</param>
    /// <param name="by"><see cref="Session"/> or <see cref="Token"/>.</param>
    /// <param name="id">Of the session or the token.</param>
    public static ClaimsPrincipal Of(Person person, string scheme, string by, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, person.Id.ToString("D", CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, person.UserName!),
            new Claim(by, id.ToString("D", CultureInfo.InvariantCulture)),
        ], scheme));
    }

    /// <summary>The id of a person; null of somebody who has not come in.</summary>
    public static Guid? PersonId(this ClaimsPrincipal person) => Read(person, ClaimTypes.NameIdentifier);

    /// <summary>The session by which they came; null with a token.</summary>
    public static Guid? SessionId(this ClaimsPrincipal person) => Read(person, Session);

    /// <summary>The token by which they came; null in a browser.</summary>
    public static Guid? TokenId(this ClaimsPrincipal person) => Read(person, Token);

    private static Guid? Read(ClaimsPrincipal person, string type) =>
        person.Identity?.IsAuthenticated == true && Guid.TryParse(person.FindFirstValue(type), CultureInfo.InvariantCulture, out var id) ? id : null;
}
