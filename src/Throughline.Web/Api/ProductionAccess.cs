using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary>The production of an address and the role of whoever asks, found before the address answers.</summary>
/// <param name="Production">It, open, as whoever asks works in it: what they write is theirs.</param>
/// <param name="Role">What whoever asks is in it.</param>
/// <param name="Actor">Who asks, as the record names them.</param>
internal sealed record ProductionAccess(Production Production, StudioRole Role, Actor Actor)
{
    private static readonly object Key = new();

    /// <summary>The name of whoever asks.</summary>
    public string Person => Actor.Person;

    /// <summary>The one that <see cref="ProductionFilter"/> found.</summary>
    public static ValueTask<ProductionAccess?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Items[Key] as ProductionAccess);

    /// <summary>Finds it, and refuses: 404 when there is none for this person, 403 when their role lacks the right.</summary>
    public static async Task<IResult?> FindAsync(HttpContext context, Right needed)
    {
        var id = (string)context.Request.RouteValues["production"]!;
        var membership = context.RequestServices.GetRequiredService<Membership>();
        if (await membership.RoleAsync(context.User, id, context.RequestAborted) is not { } role
            || await context.RequestServices.GetRequiredService<ProductionShelf>().FindAsync(id, context.RequestAborted) is not { } production)
            return Results.NotFound();
        if (!role.Has(needed))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var actor = membership.ActorOf(context.User, role);
        context.Items[Key] = new ProductionAccess(production.As(actor), role, actor);
        return null;
    }
}

/// <summary>Marks addresses with the right that they need.</summary>
internal static class ProductionRoutes
{
    /// <summary>Lets nobody in who lacks a right.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, Right right)
    {
        route.WithMetadata(new NeededRight(right));
        // Before the arguments are bound, because the production is one of them.
        route.Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = async context =>
            {
                if (await ProductionAccess.FindAsync(context, right) is { } refused)
                    await refused.ExecuteAsync(context);
                else
                    await inner(context);
            };
        });
        return route;
    }
}

/// <summary>The right that an address needs; the tests try every address by it.</summary>
internal sealed record NeededRight(Right Right);
