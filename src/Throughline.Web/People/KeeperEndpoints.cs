using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary><c>/api/v1/people</c>: for those who keep the studio, from a browser.</summary>
internal static class KeeperEndpoints
{
    public static void MapKeepers(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people/{person:guid}").AddEndpointFilter(OnlyKeepers);
        people.MapPost("/link", LetBackAsync).Produces<ShownOnce>(StatusCodes.Status201Created).WithSummary("Makes a link by which somebody signs in anew who cannot any more.");
        people.MapPost("/close", CloseAsync).WithSummary("Closes an account: signed out everywhere, tokens stop; what was written stays.");
        people.MapPost("/open", OpenAsync).WithSummary("Opens a closed account again.");
        people.MapPost("/keep", (Guid person, HttpContext context, PeopleContext people, CancellationToken cancel) => KeepAsync(person, keeps: true, context, people, cancel)).WithSummary("Makes somebody one of those who keep the studio.");
        people.MapPost("/keep-no-more", (Guid person, HttpContext context, PeopleContext people, CancellationToken cancel) => KeepAsync(person, keeps: false, context, people, cancel)).WithSummary("Somebody else keeps the studio no more.");
        api.MapPost("/people/productions/{production}/own", OwnAsync).AddEndpointFilter(OnlyKeepers).WithSummary("Makes a production yours that came in from a folder and has nobody yet.");
    }

    private static async Task<IResult> OwnAsync(string production, HttpContext context, ProductionShelf shelf, Members members, RightsChanged changed, CancellationToken cancel)
    {
        if (await shelf.FindAsync(production, cancel) is null || !await members.TakeAsync(production, await AccountEndpoints.PersonAsync(context), cancel))
            return Results.NotFound();
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    private static async ValueTask<object?> OnlyKeepers(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.User.SessionId() is not null && (await AccountEndpoints.PersonAsync(invocation.HttpContext)).IsKeeper ? await next(invocation) : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> LetBackAsync(Guid person, HttpContext context, Links links, UserManager<Person> users, RightsChanged changed, CancellationToken cancel)
    {
        if (await users.FindByIdAsync($"{person:D}") is not { Closed: null } other)
            return Results.NotFound();
        var link = await links.ReturnAsync(other, await AccountEndpoints.PersonAsync(context), cancel);
        await changed.TellAsync(cancel);
        return Results.Created((string?)null, new ShownOnce(link.ToString()));
    }

    private static async Task<IResult> CloseAsync(Guid person, HttpContext context, PeopleContext people, Sessions sessions, PeopleRecord record, RightsChanged changed, TimeProvider clock, CancellationToken cancel)
    {
        if (person == context.User.PersonId())
            throw new StudioException(AnswerWords.Of("KeeperCloses"));
        DateTimeOffset? now = clock.GetUtcNow();
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (await people.Users.Where(row => row.Id == person && row.Closed == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Closed, now), cancel) == 0)
            return Results.NotFound();
        await sessions.EndAsync(row => row.PersonId == person, cancel);
        await people.Tokens.Where(row => row.PersonId == person && row.Revoked == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now), cancel);
        await people.Links.Where(row => (row.ById == person || row.ForId == person) && row.Taken == null && row.Revoked == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now), cancel);
        await RecordAsync(person, EventKind.AccountClosed, context, people, record, cancel);
        await turn.CommitAsync(cancel);
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> KeepAsync(Guid person, bool keeps, HttpContext context, PeopleContext people, CancellationToken cancel)
    {
        if (person == context.User.PersonId())
            throw new StudioException(AnswerWords.Of("KeeperDecides"));
        return await people.Users.Where(row => row.Id == person && row.Closed == null && row.IsKeeper != keeps).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsKeeper, keeps), cancel) == 0 ? Results.NotFound() : Results.NoContent();
    }

    private static async Task<IResult> OpenAsync(Guid person, HttpContext context, PeopleContext people, PeopleRecord record, RightsChanged changed, CancellationToken cancel)
    {
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (await people.Users.Where(row => row.Id == person && row.Closed != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Closed, (DateTimeOffset?)null), cancel) == 0)
            return Results.NotFound();
        await RecordAsync(person, EventKind.AccountOpened, context, people, record, cancel);
        await turn.CommitAsync(cancel);
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    // In every production that they are in, by the keeper, who may be of none of them.
    private static async Task RecordAsync(Guid person, EventKind kind, HttpContext context, PeopleContext people, PeopleRecord record, CancellationToken cancel)
    {
        var name = await people.Users.Where(row => row.Id == person).Select(row => row.UserName!).FirstAsync(cancel);
        foreach (var production in await people.Memberships.Where(row => row.PersonId == person).Select(row => row.Production).ToListAsync(cancel))
            record.Stage(production, new Actor(context.User.Identity!.Name!, PeopleRecord.Keeper), kind, ("person", name));
        await people.SaveChangesAsync(cancel);
    }
}
