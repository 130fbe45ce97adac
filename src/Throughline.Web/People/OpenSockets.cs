using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;

namespace Throughline.Web.People;

/// <summary>
/// The rights behind the sockets that are open. A request is asked for its rights when it comes; a socket stays, so its rights are
/// looked up every two seconds, all at once, and it is closed when they are no longer what they were: the role, the session, the token.
/// </summary>
internal sealed class OpenSockets(IDbContextFactory<PeopleContext> people, TimeProvider clock, ILogger<OpenSockets> logger) : BackgroundService
{
    /// <summary>How long a socket outlives its rights at most, besides the time that a look-up takes.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Watched, byte> _open = new();

    /// <summary>Watches one until it is disposed.</summary>
    /// <param name="person">Who opened it.</param>
    /// <param name="production">Of which production it is.</param>
    /// <param name="role">What they were then.</param>
    /// <param name="lost">Closes it.</param>
    public IDisposable Add(ClaimsPrincipal person, string production, StudioRole role, System.Action lost)
    {
        var watched = new Watched(this, person.PersonId() ?? Guid.Empty, person.SessionId(), person.TokenId(), production, role, lost);
        _open[watched] = 0;
        return watched;
    }

    /// <summary>Looks all of them up now.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var open = _open.Keys.ToArray();
        if (open.Length == 0)
            return;
        var now = clock.GetUtcNow();
        var (persons, sessions, tokens) = (open.Select(it => it.Person).Distinct().ToArray(), open.Select(it => it.Session).OfType<Guid>().Distinct().ToArray(), open.Select(it => it.Token).OfType<Guid>().Distinct().ToArray());
        await using var context = await people.CreateDbContextAsync(cancel);
        var rights = (await context.Memberships.AsNoTracking().Where(row => persons.Contains(row.PersonId) && context.Users.Any(person => person.Id == row.PersonId && person.Closed == null)).ToListAsync(cancel))
            .ToDictionary(row => (row.PersonId, row.Production), row => row.Role);
        var good = (await context.Sessions.AsNoTracking().Where(row => sessions.Contains(row.Id) && row.Ended == null && row.Expires > now).Select(row => row.Id)
            .Concat(context.Tokens.AsNoTracking().Where(row => tokens.Contains(row.Id) && row.Revoked == null && row.Expires > now).Select(row => row.Id)).ToListAsync(cancel)).ToHashSet();
        foreach (var it in open)
        {
            if (!rights.TryGetValue((it.Person, it.Production), out var role) || role != it.Role || !good.Contains(it.Session ?? it.Token ?? Guid.Empty))
                it.Lost();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException)
                {
                    PeopleLog.NotWatched(logger, failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private sealed class Watched(OpenSockets all, Guid person, Guid? session, Guid? token, string production, StudioRole role, System.Action lost) : IDisposable
    {
        public Guid Person { get; } = person;

        public Guid? Session { get; } = session;

        public Guid? Token { get; } = token;

        public string Production { get; } = production;

        public StudioRole Role { get; } = role;

        public void Lost()
        {
            if (all._open.TryRemove(this, out _))
                lost();
        }

        public void Dispose() => all._open.TryRemove(this, out _);
    }
}
