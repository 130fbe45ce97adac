using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Web.Imports;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/imports</c>: a file is recognised and kept aside; a person sees what it would become and says yes.</summary>
internal static class ImportEndpoints
{
    /// <summary>The largest file that is taken.</summary>
    public const int Largest = 64 * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder production)
    {
        production.MapPost("/imports", ReceiveAsync).Needs(Right.Write).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Largest))
            .Produces<ImportSummary>().WithSummary("Recognises the file in the body (?name=) and keeps it aside.");
        production.MapPost("/imports/{id:guid}/accept", AcceptAsync).Needs(Right.Write).Produces<AcceptedImport>().WithSummary("Makes it what its summary says.");
        production.MapDelete("/imports/{id:guid}", (Guid id, ProductionAccess access, ImportShelf shelf) => shelf.Remove(access.Production.Id, id) ? Results.NoContent() : Results.NotFound()).Needs(Right.Write);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, ProductionAccess access, ImportShelf shelf, CancellationToken cancel, string name = "script.fountain")
    {
        name = Path.GetFileName(name.Replace('\\', '/'));
        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
            return Results.Problem("A file needs a name of at most 200 letters, in ?name=.", statusCode: StatusCodes.Status400BadRequest);
        if (context.Request.ContentLength > Largest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, cancel);
        if (memory.Length == 0)
            return Results.Problem($"{name}: the file is empty.", statusCode: StatusCodes.Status400BadRequest);
        var bytes = memory.ToArray();
        return Results.Ok(shelf.Keep(access.Production.Id, name, bytes, await Task.Run(() => Recognition.Of(name, bytes), cancel)));
    }

    private static async Task<IResult> AcceptAsync(Guid id, ProductionAccess access, ImportShelf shelf, IGrainFactory grains, CancellationToken cancel)
    {
        if (shelf.Find(access.Production.Id, id) is not { } import)
            return Results.NotFound();
        if (!import.Summary.Accepts)
            return Results.Problem($"{import.Summary.Name} holds nothing that can be taken in.", statusCode: StatusCodes.Status409Conflict);
        if (import.Summary.Kind == "cut")
        {
            var cut = await access.Production.Cuts.AddAsync(import.Bytes, import.Summary.Name, cancel: cancel);
            await access.Production.SignAsync(cancel);
            shelf.Remove(access.Production.Id, id);
            return Results.Ok(new AcceptedImport(null, null, cut.Number));
        }

        var added = await access.Production.Drafts.AddAsync(import.Bytes, import.Summary.Name, new DraftDescription(Path.GetFileNameWithoutExtension(import.Summary.Name), null, access.Person), cancel);
        await access.Production.SignAsync(cancel);
        var version = await grains.GetGrain<IDocumentGrain>(access.Production.Id).TakeDraftAsync(access.Person);
        shelf.Remove(access.Production.Id, id);
        return Results.Ok(new AcceptedImport(added.Number, version, null));
    }
}

/// <summary>What an import became.</summary>
/// <param name="Draft">The draft, of a script.</param>
/// <param name="Version">The version of the live document that has its text.</param>
/// <param name="Cut">The cut, of a cut.</param>
internal sealed record AcceptedImport(int? Draft, long? Version, int? Cut);
