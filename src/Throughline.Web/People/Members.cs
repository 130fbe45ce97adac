using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>Who is in a production. There is always an owner.</summary>
internal sealed class Members(PeopleContext people, PeopleRecord record, Links links, TimeProvider clock)
{
    /// <summary>Those in a production: owners first, then by name.</summary>
    public async Task<List<Member>> ListAsync(string production, CancellationToken cancel)
    {
        var found = await (from membership in people.Memberships.AsNoTracking()
                           where membership.Production == production
                           join person in people.Users on membership.PersonId equals person.Id
                           select new Member(person.Id, person.UserName!, membership.Role, membership.Since)).ToListAsync(cancel);
        return [.. found.OrderByDescending(member => member.Role).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The productions of some that nobody is in: they came in from a folder.</summary>
    public async Task<HashSet<string>> NobodysAsync(IEnumerable<string> productions, CancellationToken cancel)
    {
        var owned = await people.Memberships.AsNoTracking().Select(row => row.Production).Distinct().ToListAsync(cancel);
        return productions.Except(owned, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Makes somebody who keeps the studio the owner of a production that nobody is in.</summary>
    /// <returns>False when somebody is in it.</returns>
    public async Task<bool> TakeAsync(string production, Person keeper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        if (await people.Memberships.AnyAsync(row => row.Production == production, cancel))
            return false;
        people.Memberships.Add(new MembershipRow { Production = production, PersonId = keeper.Id, Role = StudioRole.Owner, Since = clock.GetUtcNow() });
        record.Stage(production, new Actor(keeper.UserName!, PeopleRecord.Keeper), EventKind.MemberJoined, ("person", keeper.UserName!), ("role", PeopleRecord.NameOf(StudioRole.Owner)));
        await people.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Makes somebody something else.</summary>
    /// <returns>False when they are not in the production.</returns>
    /// <exception cref="StudioException">They are its last owner.</exception>
    public Task<bool> ChangeAsync(string production, Guid id, StudioRole role, Actor by, CancellationToken cancel) =>
        WithAsync(production, id, keepsOwner: role == StudioRole.Owner, (row, name) =>
        {
            if (row.Role == role)
                return;
            record.Stage(production, by, EventKind.RoleChanged, ("person", name), ("from", PeopleRecord.NameOf(row.Role)), ("to", PeopleRecord.NameOf(role)));
            row.Role = role;
        }, by, cancel);

    /// <summary>Takes somebody out, or lets them go.</summary>
    /// <returns>False when they are not in the production.</returns>
    /// <exception cref="StudioException">They are its last owner.</exception>
    public Task<bool> RemoveAsync(string production, Guid id, Actor by, CancellationToken cancel) =>
        WithAsync(production, id, keepsOwner: false, (row, name) =>
        {
            record.Stage(production, by, EventKind.MemberRemoved, ("person", name), ("role", PeopleRecord.NameOf(row.Role)));
            people.Memberships.Remove(row);
        }, by, cancel);

    /// <summary>Whether somebody may make a link by which another signs in anew: only when it gives them no right that they have not, or they keep the studio.</summary>
    public async Task<bool> MayLetBackAsync(Person by, Person other, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(other);
        if (by.IsKeeper)
            return true;
        var theirs = await people.Memberships.AsNoTracking().Where(row => row.PersonId == other.Id).Select(row => row.Production).ToListAsync(cancel);
        var owned = await people.Memberships.AsNoTracking().Where(row => row.PersonId == by.Id && row.Role == StudioRole.Owner).Select(row => row.Production).ToListAsync(cancel);
        return !other.IsKeeper && theirs.Count > 0 && !theirs.Except(owned, StringComparer.Ordinal).Any();
    }

    private async Task<bool> WithAsync(string production, Guid id, bool keepsOwner, System.Action<MembershipRow, string> change, Actor by, CancellationToken cancel)
    {
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        // Two owners who leave at one moment must see each other.
        await people.TakeTurnAsync("people:members:" + production, cancel);
        if (await people.Memberships.FirstOrDefaultAsync(row => row.Production == production && row.PersonId == id, cancel) is not { } row)
            return false;
        if (!keepsOwner && row.Role == StudioRole.Owner && !await people.Memberships.AnyAsync(other => other.Production == production && other.Role == StudioRole.Owner && other.PersonId != id, cancel))
            throw new StudioException(AnswerWords.Of("LastOwner"));
        // Whoever may let nobody in any more must not have left doors open, not even for themselves.
        if (!keepsOwner)
            await links.CloseAsync(production, id, by, cancel);
        change(row, (await people.Users.FirstAsync(person => person.Id == id, cancel)).UserName!);
        await people.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
        return true;
    }
}

/// <summary>Somebody in a production.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Name">As it stands in the record.</param>
/// <param name="Role">What they are.</param>
/// <param name="Since">When they joined.</param>
internal sealed record Member(Guid Id, string Name, StudioRole Role, DateTimeOffset Since);
