using Microsoft.AspNetCore.Identity;

namespace Throughline.Web.People.Storage;

/// <summary>Somebody who can sign in. Their user name is the name that stands in every record: unique in the studio, and it never changes.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>When they came.</summary>
    public DateTimeOffset Made { get; set; }

    /// <summary>Whether they keep the studio: may let anybody in again who lost their passkeys, and close accounts. Whoever set it up does.</summary>
    public bool IsKeeper { get; set; }

    /// <summary>When the account was closed; null while it is open.</summary>
    public DateTimeOffset? Closed { get; set; }

    /// <summary>When a failed sign-in was last put on record.</summary>
    public DateTimeOffset? Refused { get; set; }
}
