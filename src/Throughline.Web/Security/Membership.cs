using System.Data.Common;
using System.Security.Claims;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Shelf;

namespace Throughline.Web.Security;

/// <summary>Who is what in which production. Alone, whoever came in owns everything.</summary>
internal class Membership(StudioEdge edge)
{
    /// <summary>Whether people sign in here, each as themselves.</summary>
    public virtual bool IsTeam => false;

    /// <summary>The role of somebody in a production; null when it is none of theirs, and then it must look as if it were not there.</summary>
    public virtual ValueTask<StudioRole?> RoleAsync(ClaimsPrincipal person, string production, CancellationToken cancel = default) =>
        ValueTask.FromResult<StudioRole?>(person.Identity?.IsAuthenticated == true ? StudioRole.Owner : null);

    /// <summary>Somebody as the record names them. Alone, what they work as is what the studio was started with.</summary>
    /// <param name="person">Who; signed in.</param>
    /// <param name="role">What they are in the production.</param>
    public virtual Actor ActorOf(ClaimsPrincipal person, StudioRole role) => new(person.Identity?.Name ?? edge.Person, edge.Role);

    /// <summary>The productions that somebody may see, and what they are in each.</summary>
    public async Task<IReadOnlyList<(KnownProduction Production, StudioRole Role)>> ListAsync(ClaimsPrincipal person, ProductionShelf shelf, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        List<(KnownProduction, StudioRole)> found = [];
        foreach (var known in await shelf.ListAsync(cancel))
        {
            if (await RoleAsync(person, known.Id, cancel) is { } role)
                found.Add((known, role));
        }

        return found;
    }

    /// <summary>Who makes a production that is not there yet.</summary>
    public Actor MakerOf(ClaimsPrincipal person) => ActorOf(person, StudioRole.Owner);

    /// <summary>What makes a production somebody's in the commit in which it is made; null when everything is theirs anyway.</summary>
    public virtual Func<DbTransaction, string, Task>? OwnerOf(ClaimsPrincipal person, CancellationToken cancel = default) => null;

    /// <summary>Watches what stays open after it was let in, such as a socket, until what this returns is disposed. Alone, rights do not change.</summary>
    /// <param name="person">Who opened it.</param>
    /// <param name="production">The production that it shows.</param>
    /// <param name="role">What they were in it then.</param>
    /// <param name="lost">Called once when that is not so any more.</param>
    public virtual IDisposable? Watch(ClaimsPrincipal person, string production, StudioRole role, System.Action lost) => null;
}
