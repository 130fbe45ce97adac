using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Throughline.Studio;
using Throughline.Web.People.Storage;

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

    private static async Task<IResult> CloseAsync(Guid person, HttpContext context, PeopleContext people, Sessions sessions, RightsChanged changed, TimeProvider clock, CancellationToken cancel)
    {
        if (person == context.User.PersonId())
            throw new StudioException("Another keeper closes your account, so that the studio is never without one.");
        DateTimeOffset? now = clock.GetUtcNow();
        if (await people.Users.Where(row => row.Id == person && row.Closed == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Closed, now), cancel) == 0)
            return Results.NotFound();
        await sessions.EndAsync(row => row.PersonId == person, cancel);
        await people.Tokens.Where(row => row.PersonId == person && row.Revoked == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now), cancel);
        await changed.TellAsync(cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> KeepAsync(Guid person, bool keeps, HttpContext context, PeopleContext people, CancellationToken cancel)
    {
        if (person == context.User.PersonId())
            throw new StudioException("Another keeper decides about you, so that the studio is never without one.");
        return await people.Users.Where(row => row.Id == person && row.Closed == null && row.IsKeeper != keeps).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsKeeper, keeps), cancel) == 0 ? Results.NotFound() : Results.NoContent();
    }

    private static async Task<IResult> OpenAsync(Guid person, PeopleContext people, CancellationToken cancel) =>
        await people.Users.Where(row => row.Id == person && row.Closed != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Closed, (DateTimeOffset?)null), cancel) == 0 ? Results.NotFound() : Results.NoContent();
}
