using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;

namespace Throughline.Web.People;

/// <summary>Who is what in which production of a team: looked up for every request, so that a change holds at once.</summary>
internal sealed class TeamMembership(StudioEdge edge, IDbContextFactory<PeopleContext> people, OpenSockets sockets, TimeProvider clock) : Membership(edge)
{
    public override bool IsTeam => true;

    public override async ValueTask<StudioRole?> RoleAsync(ClaimsPrincipal person, string production, CancellationToken cancel = default)
    {
        if (person.PersonId() is not { } id)
            return null;
        await using var context = await people.CreateDbContextAsync(cancel);
        return await context.Memberships.AsNoTracking().Where(row => row.Production == production && row.PersonId == id && context.Users.Any(known => known.Id == id && known.Closed == null))
            .Select(row => (StudioRole?)row.Role).FirstOrDefaultAsync(cancel);
    }

    public override Actor ActorOf(ClaimsPrincipal person, StudioRole role) =>
        new(person.Identity?.Name ?? throw new InvalidOperationException("Somebody who has not signed in does nothing in a team."), PeopleRecord.NameOf(role));

    public override Func<DbTransaction, string, Task> OwnerOf(ClaimsPrincipal person, CancellationToken cancel = default)
    {
        var id = person.PersonId() ?? throw new InvalidOperationException("Somebody who has not signed in makes nothing.");
        return async (commit, production) =>
        {
            await using var context = await PeopleDatabase.JoinAsync(commit, cancel);
            context.Memberships.Add(new MembershipRow { Production = production, PersonId = id, Role = StudioRole.Owner, Since = clock.GetUtcNow() });
            await context.SaveChangesAsync(cancel);
        };
    }

    public override IDisposable? Watch(ClaimsPrincipal person, string production, StudioRole role, System.Action lost) => sockets.Add(person, production, role, lost);
}
