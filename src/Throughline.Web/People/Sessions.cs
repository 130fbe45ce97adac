using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Throughline.Web.People.Storage;

namespace Throughline.Web.People;

/// <summary>
/// The browsers in which people are signed in. The cookie only names the session; whether it goes on is in the database, so that one
/// that was ended anywhere has ended everywhere.
/// </summary>
internal sealed class Sessions(PeopleContext people, TimeProvider clock)
{
    /// <summary>How long a browser stays signed in in which nobody comes by.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromDays(14);

    /// <summary>How long it stays so at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(90);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Signs somebody in in this browser.</summary>
    public async Task OpenAsync(HttpContext context, Person person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var now = clock.GetUtcNow();
        var session = new SessionRow { Id = Guid.CreateVersion7(now), PersonId = person.Id, Browser = BrowserWords.Of(context.Request.Headers.UserAgent), Made = now, Seen = now, Expires = now + Idle };
        people.Sessions.Add(session);
        await people.SaveChangesAsync(cancel);
        // A sign-in in a browser where somebody is signed in already takes the place of that one.
        if (context.User.SessionId() is { } before)
            await EndAsync(row => row.Id == before, cancel);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PersonClaims.Of(person, CookieAuthenticationDefaults.AuthenticationScheme, PersonClaims.Session, session.Id), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Whether the session that a cookie names goes on; it is moved on when it does.</summary>
    public async Task<bool> GoesOnAsync(Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await people.Sessions.AsNoTracking().Where(row => row.Id == session && row.Ended == null && row.Expires > now && people.Users.Any(person => person.Id == row.PersonId && person.Closed == null))
            .Select(row => new { row.Seen, row.Made }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return false;
        if (now - found.Seen > SeenEvery)
        {
            var until = now + Idle < found.Made + Longest ? now + Idle : found.Made + Longest;
            await people.Sessions.Where(row => row.Id == session).ExecuteUpdateAsync(set => set.SetProperty(row => row.Seen, now).SetProperty(row => row.Expires, until), cancel);
        }

        return true;
    }

    /// <summary>Those of a person that go on, the last used first.</summary>
    public Task<List<SessionRow>> ListAsync(Guid person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return people.Sessions.AsNoTracking().Where(row => row.PersonId == person && row.Ended == null && row.Expires > now).OrderByDescending(row => row.Seen).ToListAsync(cancel);
    }

    /// <summary>Ends sessions.</summary>
    /// <returns>How many.</returns>
    public Task<int> EndAsync(System.Linq.Expressions.Expression<Func<SessionRow, bool>> which, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return people.Sessions.Where(which).Where(row => row.Ended == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Ended, now), cancel);
    }
}
