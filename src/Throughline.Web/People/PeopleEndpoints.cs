using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Throughline.Ledger;
using Throughline.Web.Api;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary><c>…/people</c> and <c>…/invitations</c> of a production.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder production)
    {
        production.MapGet("/people", async (ProductionAccess access, Members members, CancellationToken cancel) =>
            TypedResults.Ok((await members.ListAsync(access.Production.Id, cancel)).Select(MemberSummary.Of))).Needs(Right.Read).WithSummary("Who is in the production, and as what.");
        production.MapPut("/people/{person:guid}", ChangeAsync).Needs(Right.Manage).WithSummary("Makes somebody something else: {role}.");
        production.MapDelete("/people/{person:guid}", RemoveAsync).Needs(Right.Manage).WithSummary("Takes somebody out.");
        production.MapPost("/people/{person:guid}/link", LetBackAsync).Needs(Right.Manage).Produces<ShownOnce>(StatusCodes.Status201Created).WithSummary("Makes a link by which somebody signs in anew who cannot any more.");
        production.MapPost("/leave", LeaveAsync).Needs(Right.Read).WithSummary("Leaves the production.");
        production.MapGet("/invitations", async (ProductionAccess access, Links links, CancellationToken cancel) =>
            TypedResults.Ok((await links.ListAsync(access.Production.Id, cancel)).Select(InvitationSummary.Of))).Needs(Right.Manage).WithSummary("Invitations that are open.");
        production.MapPost("/invitations", InviteAsync).Needs(Right.Manage).Produces<ShownOnce>(StatusCodes.Status201Created).WithSummary("Invites somebody: {role, for, days}. The link is shown once.");
        production.MapDelete("/invitations/{id:guid}", RevokeAsync).Needs(Right.Manage).WithSummary("Takes an invitation back.");
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ChangeAsync(Guid person, NewRole asked, ProductionAccess access, Members members, RightsChanged changed, CancellationToken cancel)
    {
        if (RoleOf(asked.Role) is not { } role)
            return UnknownRole();
        if (!await members.ChangeAsync(access.Production.Id, person, role, access.Actor, cancel))
            return TypedResults.NotFound();
        await changed.TellAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(Guid person, ProductionAccess access, Members members, RightsChanged changed, CancellationToken cancel)
    {
        if (!await members.RemoveAsync(access.Production.Id, person, access.Actor, cancel))
            return TypedResults.NotFound();
        await changed.TellAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Moved>> LeaveAsync(HttpContext context, ProductionAccess access, Members members, RightsChanged changed, CancellationToken cancel)
    {
        await members.RemoveAsync(access.Production.Id, context.User.PersonId()!.Value, access.Actor, cancel);
        await changed.TellAsync(cancel);
        return TypedResults.Ok(new Moved("/"));
    }

    private static async Task<IResult> LetBackAsync(Guid person, HttpContext context, ProductionAccess access, Members members, Links links, UserManager<Person> users, RightsChanged changed, CancellationToken cancel)
    {
        if (!(await members.ListAsync(access.Production.Id, cancel)).Exists(member => member.Id == person) || await users.FindByIdAsync($"{person:D}") is not { Closed: null } other)
            return Results.NotFound();
        var by = (await users.FindByIdAsync($"{context.User.PersonId():D}"))!;
        if (!await members.MayLetBackAsync(by, other, cancel))
            return Results.Problem(AnswerWords.Of("LinkOpensMore", other.UserName), statusCode: StatusCodes.Status403Forbidden);
        var link = await links.ReturnAsync(other, by, cancel);
        await changed.TellAsync(cancel);
        return Results.Created((string?)null, new ShownOnce(link.ToString()));
    }

    private static async Task<IResult> InviteAsync(HttpContext context, NewInvitation asked, ProductionAccess access, Links links, RightsChanged changed, CancellationToken cancel)
    {
        if (RoleOf(asked.Role) is not { } role)
            return UnknownRole();
        var (row, link) = await links.InviteAsync(access.Production.Id, access.Actor, context.User.PersonId()!.Value, role, asked.For, asked.Days ?? Links.UsualDays, cancel);
        await changed.TellAsync(cancel);
        return Results.Created($"/api/v1/productions/{access.Production.Id}/invitations/{row.Id}", new ShownOnce(link.ToString()) { Id = row.Id, Until = row.Expires });
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(Guid id, ProductionAccess access, Links links, RightsChanged changed, CancellationToken cancel)
    {
        if (!await links.RevokeAsync(access.Production.Id, id, access.Actor, cancel))
            return TypedResults.NotFound();
        await changed.TellAsync(cancel);
        return TypedResults.NoContent();
    }

    // A number is no name of a role.
    private static StudioRole? RoleOf(string? word) => Enum.GetValues<StudioRole>().Cast<StudioRole?>().FirstOrDefault(role => PeopleRecord.NameOf(role!.Value) == word);

    private static ProblemHttpResult UnknownRole() =>
        TypedResults.Problem(AnswerWords.Of("RoleOneOf", string.Join(", ", Enum.GetValues<StudioRole>().Reverse().Select(PeopleRecord.NameOf))), statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>A role that somebody is to have.</summary>
internal sealed record NewRole(string? Role);

/// <summary>An invitation that is wanted.</summary>
/// <param name="Role">What the invited will be.</param>
/// <param name="For">Whom, in the inviter's words.</param>
/// <param name="Days">How long it is good, 1 to 30; 7 when nothing is said.</param>
internal sealed record NewInvitation(string? Role, string? For, [property: System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString)] int? Days);

/// <summary>A secret that is shown now and never again.</summary>
/// <param name="Once">The link or the token.</param>
internal sealed record ShownOnce(string Once)
{
    /// <summary>By what it is taken back.</summary>
    public Guid? Id { get; init; }

    /// <summary>How long it is good.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Where to go on.</summary>
internal sealed record Moved(string Address);

/// <summary>Somebody in a production.</summary>
internal sealed record MemberSummary(Guid Id, string Name, string Role, DateTimeOffset Since)
{
    public static MemberSummary Of(Member member) => new(member.Id, member.Name, PeopleRecord.NameOf(member.Role), member.Since);
}

/// <summary>An invitation that is open.</summary>
internal sealed record InvitationSummary(Guid Id, string Role, string? For, DateTimeOffset Made, DateTimeOffset Until)
{
    public static InvitationSummary Of(LinkRow row) => new(row.Id, PeopleRecord.NameOf(row.Role!.Value), row.For, row.Made, row.Expires);
}
