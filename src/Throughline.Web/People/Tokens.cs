using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>Tokens by which programs come in as a person, with that person's rights and no more.</summary>
internal sealed class Tokens(PeopleContext people, PeopleRecord record, TimeProvider clock)
{
    /// <summary>How long one is good at most, in days.</summary>
    public const int MostDays = 366;

    private const int MostOfOne = 50;
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Makes one.</summary>
    /// <returns>It, and its text, which is shown once.</returns>
    /// <exception cref="StudioException">It cannot be made as asked.</exception>
    public async Task<(TokenRow Row, string Text)> MakeAsync(Person person, string? name, int days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (PersonName.Read(name) is not { } called)
            throw new StudioException(AnswerWords.Of("TokenName", PersonName.Longest));
        if (days is < 1 or > MostDays)
            throw new StudioException(AnswerWords.Of("TokenDays", MostDays));
        var now = clock.GetUtcNow();
        if (await Good(person.Id, now).CountAsync(cancel) >= MostOfOne)
            throw new StudioException(AnswerWords.Of("TokensMost", MostOfOne));
        var secret = Secret.Make("tl_");
        var row = new TokenRow { Id = Guid.CreateVersion7(now), PersonId = person.Id, Name = called, Hash = secret.Hash, Made = now, Expires = now.AddDays(days) };
        people.Tokens.Add(row);
        await record.StageForAllAsync(person, EventKind.TokenMade, cancel, ("token", $"{row.Id:D}"), ("until", $"{row.Expires:yyyy-MM-dd}"));
        await people.SaveChangesAsync(cancel);
        return (row, secret.Text);
    }

    /// <summary>Those of a person that are good, the newest first.</summary>
    public Task<List<TokenRow>> ListAsync(Guid person, CancellationToken cancel) =>
        Good(person, clock.GetUtcNow()).AsNoTracking().OrderByDescending(row => row.Made).ToListAsync(cancel);

    /// <summary>Revokes one of a person.</summary>
    /// <returns>False when they have none by this id.</returns>
    public async Task<bool> RevokeAsync(Person person, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await Good(person.Id, clock.GetUtcNow()).FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } row)
            return false;
        row.Revoked = clock.GetUtcNow();
        await record.StageForAllAsync(person, EventKind.TokenRevoked, cancel, ("token", $"{id:D}"));
        await people.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Whose token a text is, and which.</summary>
    public async Task<(Person Person, Guid Token)?> FindAsync(string text, CancellationToken cancel)
    {
        var (hash, now) = (Secret.HashOf(text), clock.GetUtcNow());
        var found = await (from token in people.Tokens.AsNoTracking()
                           where token.Hash == hash && token.Revoked == null && token.Expires > now
                           join person in people.Users.AsNoTracking() on token.PersonId equals person.Id
                           where person.Closed == null
                           select new { token.Id, token.Used, Person = person }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        if (found.Used is not { } used || now - used > UsedEvery)
            await people.Tokens.Where(row => row.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, (DateTimeOffset?)now), cancel);
        return (found.Person, found.Id);
    }

    private IQueryable<TokenRow> Good(Guid person, DateTimeOffset now) => people.Tokens.Where(row => row.PersonId == person && row.Revoked == null && row.Expires > now);
}
