using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Web.Hosting;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>Links that let somebody in, each once: <c>/join/SECRET</c>. Only the hash of the secret is kept; looking at a link does not use it up.</summary>
internal sealed class Links(PeopleContext people, PeopleRecord record, StudioAddress address, TimeProvider clock)
{
    /// <summary>How long an invitation is good, in days, when nothing else is said, and at most.</summary>
    public const int UsualDays = 7;

    /// <inheritdoc cref="UsualDays"/>
    public const int MostDays = 30;

    private const int MostOpen = 200;
    private static readonly TimeSpan Short = TimeSpan.FromDays(1);

    /// <summary>Invites somebody into a production.</summary>
    /// <param name="production">Which.</param>
    /// <param name="by">Who invites.</param>
    /// <param name="byId">Their id.</param>
    /// <param name="role">What the invited will be.</param>
    /// <param name="for">Whom, in the inviter's words; may be empty.</param>
    /// <param name="days">How long the link is good.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The invitation, and its link, which is shown once.</returns>
    /// <exception cref="StudioException">It cannot be made as asked.</exception>
    public async Task<(LinkRow Row, Uri Link)> InviteAsync(string production, Actor by, Guid byId, StudioRole role, string? @for, int days, CancellationToken cancel)
    {
        if (days is < 1 or > MostDays)
            throw new StudioException(AnswerWords.Of("InvitationDays", MostDays));
        if (!string.IsNullOrWhiteSpace(@for) && PersonName.Read(@for) is null)
            throw new StudioException(AnswerWords.Of("InvitationFor", PersonName.Longest));
        var now = clock.GetUtcNow();
        if (await Good(now).CountAsync(row => row.Production == production, cancel) >= MostOpen)
            throw new StudioException(AnswerWords.Of("InvitationsOpen", MostOpen));
        var (row, link) = Add(secret => new LinkRow
        {
            Id = Guid.CreateVersion7(now), Kind = LinkKind.Invitation, Hash = secret, Production = production, Role = role, For = PersonName.Read(@for), ById = byId, Made = now, Expires = now.AddDays(days),
        });
        record.Stage(production, by, EventKind.MemberInvited, ("invitation", $"{row.Id:D}"), ("role", PeopleRecord.NameOf(role)), ("until", row.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await people.SaveChangesAsync(cancel);
        return (row, link);
    }

    /// <summary>Makes a link by which somebody signs in anew who cannot any more.</summary>
    /// <param name="person">Who.</param>
    /// <param name="by">Who makes it; null for whoever runs the server.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Uri> ReturnAsync(Person person, Person? by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var now = clock.GetUtcNow();
        // The last one counts; those before it might lie about.
        await Good(now).Where(row => row.Kind == LinkKind.Return && row.ForId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, (DateTimeOffset?)now), cancel);
        var (_, link) = Add(secret => new LinkRow { Id = Guid.CreateVersion7(now), Kind = LinkKind.Return, Hash = secret, ForId = person.Id, ById = by?.Id, Made = now, Expires = now + Short });
        foreach (var membership in await people.Memberships.AsNoTracking().Where(row => row.PersonId == person.Id).ToListAsync(cancel))
        {
            var role = by is null ? null : await people.Memberships.Where(row => row.Production == membership.Production && row.PersonId == by.Id).Select(row => (StudioRole?)row.Role).FirstOrDefaultAsync(cancel);
            record.Stage(membership.Production, new Actor(by?.UserName ?? "server", role is { } known ? PeopleRecord.NameOf(known) : PeopleRecord.Keeper), EventKind.SignInLinkMade, ("person", person.UserName!));
        }

        await people.SaveChangesAsync(cancel);
        return link;
    }

    /// <summary>Makes the link that makes the first person of a studio; null when there is somebody.</summary>
    public async Task<Uri?> SetUpAsync(CancellationToken cancel)
    {
        if (await people.Users.AnyAsync(cancel))
            return null;
        var now = clock.GetUtcNow();
        var (_, link) = Add(secret => new LinkRow { Id = Guid.CreateVersion7(now), Kind = LinkKind.SetUp, Hash = secret, Made = now, Expires = now + Short });
        await people.SaveChangesAsync(cancel);
        return link;
    }

    /// <summary>The invitations to a production that are good, the newest first.</summary>
    public Task<List<LinkRow>> ListAsync(string production, CancellationToken cancel) =>
        Good(clock.GetUtcNow()).AsNoTracking().Where(row => row.Production == production).OrderByDescending(row => row.Made).ToListAsync(cancel);

    /// <summary>Takes an invitation back.</summary>
    /// <returns>False when there is none by this id.</returns>
    public async Task<bool> RevokeAsync(string production, Guid id, Actor by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (await Good(now).Where(row => row.Production == production && row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, (DateTimeOffset?)now), cancel) == 0)
            return false;
        record.Stage(production, by, EventKind.InvitationRevoked, ("invitation", $"{id:D}"));
        await people.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
        return true;
    }

    /// <summary>Within a transaction, takes back what somebody made: their invitations to a production, and their links to come back for others.</summary>
    public async Task CloseAsync(string production, Guid maker, Actor by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await Good(now).Where(row => row.ById == maker && (row.Production == production || row.Kind == LinkKind.Return)).ToListAsync(cancel))
        {
            row.Revoked = now;
            if (row.Kind == LinkKind.Invitation)
                record.Stage(production, by, EventKind.InvitationRevoked, ("invitation", $"{row.Id:D}"));
        }
    }

    /// <summary>A link that is good; null when it is not, or not any more.</summary>
    public async Task<LinkRow?> FindAsync(string? text, CancellationToken cancel)
    {
        if (text is not { Length: > 0 and < 200 })
            return null;
        var hash = Secret.HashOf(text);
        return await Good(clock.GetUtcNow()).AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancel);
    }

    /// <summary>Uses a link up, within a transaction: of two who come with it one is late.</summary>
    /// <exception cref="StudioException">It is not good any more.</exception>
    public async Task TakeAsync(LinkRow link, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(link);
        var now = clock.GetUtcNow();
        if (await Good(now).Where(row => row.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Taken, (DateTimeOffset?)now), cancel) == 0)
            throw new StudioException(AnswerWords.Of("LinkGone"));
    }

    private (LinkRow Row, Uri Link) Add(Func<byte[], LinkRow> make)
    {
        var secret = Secret.Make();
        var row = make(secret.Hash);
        people.Links.Add(row);
        return (row, new Uri(address.Root!, $"/join/{secret.Text}"));
    }

    private IQueryable<LinkRow> Good(DateTimeOffset now) => people.Links.Where(row => row.Taken == null && row.Revoked == null && row.Expires > now);
}
