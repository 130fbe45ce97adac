using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Web.Asking;
using Throughline.Web.Hosting;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/models</c>: what the production has decided of models.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder production)
    {
        production.MapGet("/models", async (ProductionAccess access, CancellationToken cancel) => TypedResults.Ok(RuleSummary.Of(await ModelRules.ReadAsync(access.Production, cancel))))
            .Needs(Right.Read).WithSummary("The rule, whose it is, the budget.");
        production.MapGet("/models/set-up", async (ProductionAccess access, StudioSettings settings, SecretStore secrets, CancellationToken cancel) => TypedResults.Ok(SetUpModel.All(settings, secrets, await ModelRules.ReadAsync(access.Production, cancel))))
            .Needs(Right.Read).WithSummary("The models that are set up on the machine of the studio, whether each has a key, and whether the rule allows it.");
        production.MapPost("/models/use", UseAsync).Needs(Right.Manage).Produces<RuleSummary>().WithSummary("Chooses the model that questions go to, or none.");
        production.MapPost("/models/test", TestAsync).Needs(Right.Manage).RequireRateLimiting(RateLimits.Ask).Produces<TrialSummary>().WithSummary("Asks a model one word, which holds nothing of a script.");
        production.MapPost("/models", DecideAsync).Needs(Right.Manage).Produces<RuleSummary>().WithSummary("Puts a new rule on record.");
    }

    private static Task<IResult> UseAsync(ProductionAccess access, ChosenModel asked, StudioSettings settings, CancellationToken cancel) => TryAsync(asked, settings, async model =>
    {
        await ModelChoice.UseAsync(access.Production, model, cancel);
        return Results.Ok(RuleSummary.Of(await ModelRules.ReadAsync(access.Production, cancel)));
    });

    private static Task<IResult> TestAsync(ProductionAccess access, ChosenModel asked, StudioSettings settings, SecretStore secrets, TimeProvider clock, CancellationToken cancel) => TryAsync(asked, settings, async model =>
    {
        if (model is null)
            return Results.Problem(AnswerWords.Of("SayModel"), statusCode: StatusCodes.Status400BadRequest);
        var began = clock.GetTimestamp();
        var response = await ModelTrial.AskAsync(access.Production, model, settings.Reaching(clock), secrets, cancel);
        return Results.Ok(new TrialSummary(LiveJson.WellFormed(response.Text), response.ModelId ?? model.Model, clock.GetElapsedTime(began).TotalSeconds));
    });

    private static async Task<IResult> TryAsync(ChosenModel asked, StudioSettings settings, Func<ModelEndpoint?, Task<IResult>> run)
    {
        if (string.IsNullOrWhiteSpace(asked.Model))
            return Results.Problem(AnswerWords.Of("SayModelOrNone"), statusCode: StatusCodes.Status400BadRequest);
        try
        {
            return await run(asked.Model.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase) ? null : settings.Models.Find(asked.Model));
        }
        catch (ModelException failure)
        {
            return Results.Problem(failure.ForPerson, statusCode: StatusCodes.Status409Conflict);
        }
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

/// <summary>A model, by the name that its settings have, or <c>none</c>.</summary>
internal sealed record ChosenModel(string? Model);

/// <summary>What a model said to a test.</summary>
internal sealed record TrialSummary(string Answer, string Model, double Seconds);

/// <summary>The rule that holds.</summary>
internal sealed record RuleSummary(string Allowed, string Rule, string By, long Entry, string? Budget, string? PerDay, string Mcp, string Model)
{
    public static RuleSummary Of(ModelRules rules) => new(
        rules.Allowed is { } most ? ModelRules.Word(most) : "none", rules.Rule, rules.By, rules.Entry, rules.Budget is { } budget ? ModelRules.Write(budget) : null, rules.PerDay is { } day ? ModelRules.Write(day) : null,
        LedgerEntryJson.NameOf(rules.Mcp), rules.Model);
}
