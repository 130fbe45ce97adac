using System.Text.Json;
using Throughline.Ledger;
using Throughline.Studio.Jobs;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/jobs</c>: work that goes on by itself.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder production)
    {
        production.MapGet("/jobs", async (ProductionAccess access, CancellationToken cancel) => TypedResults.Ok((await access.Production.Jobs.ListAsync(cancel)).ToArray())).Needs(Right.Read);
        production.MapPost("/jobs", async (NewJob asked, ProductionAccess access, IGrainFactory grains, IEnumerable<IJobWork> works) =>
        {
            if (works.All(work => work.Kind != asked.Kind))
                return Results.Problem(AnswerWords.Of("NoSuchWork", asked.Kind, string.Join(", ", works.Select(work => work.Kind))), statusCode: StatusCodes.Status400BadRequest);
            return await BeginAsync(grains, access, asked.Kind, asked.Input.ValueKind == JsonValueKind.Undefined ? "{}" : asked.Input.GetRawText());
        }).Needs(Right.Write).Produces<JobState>(StatusCodes.Status202Accepted);
        production.MapGet("/jobs/{id:guid}", async (Guid id, ProductionAccess access, IGrainFactory grains) => await Job(grains, access, id).StateAsync() is { } state ? Results.Ok(state) : Results.NotFound()).Needs(Right.Read).Produces<JobState>();
        production.MapDelete("/jobs/{id:guid}", async (Guid id, ProductionAccess access, IGrainFactory grains) => await Job(grains, access, id).CancelAsync() is { } state ? Results.Ok(state) : Results.NotFound()).Needs(Right.Write).Produces<JobState>();
        production.MapGet("/jobs/{id:guid}/result", async (Guid id, ProductionAccess access, IGrainFactory grains, HttpContext context) =>
        {
            if (await Job(grains, access, id).StateAsync() is not { State: "done", Result: { } result })
                return Results.NotFound();
            using var json = JsonDocument.Parse(result);
            if (!json.RootElement.TryGetProperty("content", out var content) || !Digest.TryParse(content.GetString(), out var hash))
                return Results.NotFound();
            context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            return Results.File(access.Production.Content.Get(hash), "application/pdf", "script.pdf");
        }).Needs(Right.Read);
    }

    /// <summary>Begins work.</summary>
    public static async Task<IResult> BeginAsync(IGrainFactory grains, ProductionAccess access, string kind, string input)
    {
        var id = Guid.NewGuid();
        return Results.Accepted($"/api/v1/productions/{access.Production.Id}/jobs/{id}", await Job(grains, access, id).StartAsync(kind, input, access.Actor));
    }

    /// <summary>The work of an id.</summary>
    public static IJobGrain Job(IGrainFactory grains, ProductionAccess access, Guid id) => grains.GetGrain<IJobGrain>($"{access.Production.Id}/{id}");
}

/// <summary>Work that is wanted.</summary>
/// <param name="Kind">Such as <c>print</c>.</param>
/// <param name="Input">What it is given.</param>
internal sealed record NewJob(string Kind, JsonElement Input);
