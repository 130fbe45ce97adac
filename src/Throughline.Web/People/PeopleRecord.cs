using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;

namespace Throughline.Web.People;

/// <summary>Puts what happens with people's rights on record: committed together with it, then carried into the record of the production (<see cref="RecordCarrier"/>).</summary>
internal sealed class PeopleRecord(PeopleContext people, TimeProvider clock)
{
    /// <summary>What somebody acts as who keeps the studio and is not of the production.</summary>
    public const string Keeper = "keeper";

    /// <summary>Adds an event of one production to the unit of work.</summary>
    public void Stage(string production, Actor actor, EventKind kind, params ReadOnlySpan<(string Name, string Value)> details)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var texts = new List<string>();
        foreach (var (name, value) in details)
            texts.AddRange([name, value]);
        var now = clock.GetUtcNow();
        people.Records.Add(new RecordRow { Id = Guid.CreateVersion7(now), Production = production, Kind = LedgerEntryJson.NameOf(kind), Person = actor.Person, Role = actor.Role, Details = [.. texts], Time = now });
    }

    /// <summary>Adds an event to every production that somebody is in, as what they are in each.</summary>
    public async Task StageForAllAsync(Person person, EventKind kind, CancellationToken cancel, params (string Name, string Value)[] details)
    {
        ArgumentNullException.ThrowIfNull(person);
        foreach (var membership in await people.Memberships.AsNoTracking().Where(row => row.PersonId == person.Id).ToListAsync(cancel))
            Stage(membership.Production, new Actor(person.UserName!, NameOf(membership.Role)), kind, details);
    }

    /// <summary>A role as the record names it.</summary>
    public static string NameOf(StudioRole role) => role.ToString().ToLowerInvariant();
}
