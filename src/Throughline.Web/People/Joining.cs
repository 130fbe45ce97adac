using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>What a link does for whoever comes with it: all of it and the link is used up, or none of it and the link stays good.</summary>
internal sealed class Joining(PeopleContext people, UserManager<Person> users, Links links, Sessions sessions, PeopleRecord record, TimeProvider clock)
{
    /// <summary>Makes an account, or lets the person of a <see cref="LinkKind.Return"/> in again, with a new way to sign in.</summary>
    /// <param name="link">The link.</param>
    /// <param name="id">Of the account; of the one that is there, for a return.</param>
    /// <param name="name">The name for the record.</param>
    /// <param name="wayIn">Adds the way to sign in.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">The link is not good any more, or the name is another's.</exception>
    public async Task<Person> JoinAsync(LinkRow link, Guid id, string name, Func<Person, Task<IdentityResult>> wayIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(wayIn);
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (link.Kind == LinkKind.SetUp)
        {
            await people.TakeTurnAsync("people:set-up", cancel);
            if (await people.Users.AnyAsync(cancel))
                throw new StudioException(AnswerWords.Of("SetUpAlready"));
        }

        await links.TakeAsync(link, cancel);
        var person = link.Kind == LinkKind.Return ? await ReturningAsync(link, id) : new Person { Id = id, UserName = name, Made = clock.GetUtcNow(), IsKeeper = link.Kind == LinkKind.SetUp };
        if (link.Kind != LinkKind.Return)
            Check(await users.CreateAsync(person), name);
        Check(await wayIn(person), name);
        if (link.Kind == LinkKind.Return)
            await sessions.EndAsync(row => row.PersonId == person.Id, cancel);
        else if (link.Kind == LinkKind.Invitation)
            Admit(link, person);
        await people.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
        return person;
    }

    /// <summary>Lets somebody who has an account into the production of an invitation.</summary>
    /// <exception cref="StudioException">The link is not good any more, is no invitation, or they are in it already; then the link stays good.</exception>
    public async Task AcceptAsync(LinkRow link, Person person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(person);
        if (link.Kind != LinkKind.Invitation)
            throw new StudioException(AnswerWords.Of("LinkForLost"));
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (await people.Memberships.AsNoTracking().FirstOrDefaultAsync(row => row.Production == link.Production && row.PersonId == person.Id, cancel) is { } there)
            throw new StudioException(AnswerWords.Of("InProductionAlready", PeopleRecord.NameOf(there.Role)));
        await links.TakeAsync(link, cancel);
        Admit(link, person);
        await people.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
    }

    private void Admit(LinkRow link, Person person)
    {
        people.Memberships.Add(new MembershipRow { Production = link.Production!, PersonId = person.Id, Role = link.Role!.Value, Since = clock.GetUtcNow() });
        record.Stage(link.Production!, new Actor(person.UserName!, PeopleRecord.NameOf(link.Role.Value)), EventKind.MemberJoined, ("invitation", $"{link.Id:D}"), ("role", PeopleRecord.NameOf(link.Role.Value)));
    }

    private async Task<Person> ReturningAsync(LinkRow link, Guid id)
    {
        if (link.ForId != id || await users.FindByIdAsync($"{id:D}") is not { Closed: null } person)
            throw new StudioException(AnswerWords.Of("AccountClosed"));
        return person;
    }

    private static void Check(IdentityResult result, string name)
    {
        if (!result.Succeeded)
            throw new StudioException(result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
                ? AnswerWords.Of("NameTakenOrAlike", name)
                : string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
