using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/models</c>: what the production has decided of models.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder production)
    {
        production.MapGet("/models", async (ProductionAccess access, CancellationToken cancel) => TypedResults.Ok(RuleSummary.Of(await ModelRules.ReadAsync(access.Production, cancel))))
            .Needs(Right.Read).WithSummary("The rule, whose it is, the budget.");
        production.MapPost("/models", DecideAsync).Needs(Right.Manage).Produces<RuleSummary>().WithSummary("Puts a new rule on record.");
    }

    private static async Task<IResult> DecideAsync(ProductionAccess access, NewRule asked, CancellationToken cancel)
    {
        if (ModelPolicy.Details(asked.Allow, asked.Because, asked.Budget, asked.PerDay, asked.Mcp, out var details) is { } wrong)
            return Results.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
        await access.Production.Ledger.AppendAsync([access.Production.Event(EventKind.PolicySet, details)], cancel);
        await access.Production.SignAsync(cancel);
        return Results.Ok(RuleSummary.Of(await ModelRules.ReadAsync(access.Production, cancel)));
    }
}

/// <summary>A rule that a person wants to set.</summary>
/// <param name="Allow">Where models may run: <c>none</c>, <c>local</c>, <c>enterprise</c> or <c>public</c>.</param>
/// <param name="Because">The rule in words; empty for the usual ones.</param>
/// <param name="Budget">The most that may be spent in all, such as <c>20.00 USD</c>; empty for no limit.</param>
/// <param name="PerDay">The most that may be spent on a day (UTC); empty for no limit.</param>
/// <param name="Mcp">What attached programs may do: <c>none</c>, <c>read</c> or <c>propose</c>.</param>
internal sealed record NewRule(string? Allow, string? Because, string? Budget, string? PerDay, string? Mcp);

/// <summary>The rule that holds.</summary>
internal sealed record RuleSummary(string Allowed, string Rule, string By, long Entry, string? Budget, string? PerDay, string Mcp, string Model)
{
    public static RuleSummary Of(ModelRules rules) => new(
        rules.Allowed is { } most ? ModelRules.Word(most) : "none", rules.Rule, rules.By, rules.Entry, rules.Budget is { } budget ? ModelRules.Write(budget) : null, rules.PerDay is { } day ? ModelRules.Write(day) : null,
        LedgerEntryJson.NameOf(rules.Mcp), rules.Model);
}
