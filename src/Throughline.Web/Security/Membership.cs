using System.Security.Claims;

namespace Throughline.Web.Security;

/// <summary>Who is what in which production. Alone, whoever came in owns everything.</summary>
internal class Membership
{
    /// <summary>The role of somebody in a production; null when it is none of theirs, and then it must look as if it were not there.</summary>
    public virtual ValueTask<StudioRole?> RoleAsync(ClaimsPrincipal person, string production, CancellationToken cancel = default) =>
        ValueTask.FromResult<StudioRole?>(person.Identity?.IsAuthenticated == true ? StudioRole.Owner : null);
}
