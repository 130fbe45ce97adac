using System.Text.Json;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Web.Imports;
using Throughline.Web.Jobs;
using Throughline.Web.Live;
using Throughline.Web.Rooms;
using Throughline.Web.Security;
using Throughline.Web.Strings;

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

    /// <summary>Takes a file from the body of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="named">What the file is called; folders are left off.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its name and its bytes, or the refusal.</returns>
    public static async Task<(string Name, byte[]? Bytes, IResult? Refused)> ReadAsync(HttpContext context, string named, CancellationToken cancel)
    {
        var name = Path.GetFileName(named.Replace('\\', '/'));
        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
            return (name, null, Results.Problem(AnswerWords.Of("FileName"), statusCode: StatusCodes.Status400BadRequest));
        if (context.Request.ContentLength > Largest)
            return (name, null, Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, cancel);
        return memory.Length == 0 ? (name, null, Results.Problem(AnswerWords.Of("FileEmpty", name), statusCode: StatusCodes.Status400BadRequest)) : (name, memory.ToArray(), null);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, ProductionAccess access, ImportShelf shelf, RecognitionDesk desk, StudioMedia media, CancellationToken cancel, string name = "script.fountain") =>
        await ReadAsync(context, name, cancel) switch
        {
            (var file, { } bytes, _) => Results.Ok(shelf.Keep(access.Production.Id, file, bytes, MovieImport.Is(file)
                ? await MovieImport.RecogniseAsync(file, bytes, access.Production, media, cancel)
                : await desk.RecogniseAsync(file, bytes, cancel))),
            var (_, _, refused) => refused!,
        };

    private static async Task<IResult> AcceptAsync(Guid id, ProductionAccess access, ImportShelf shelf, IGrainFactory grains, CancellationToken cancel)
    {
        if (shelf.Find(access.Production.Id, id) is not { } import)
            return Results.NotFound();
        if (!import.Summary.Accepts)
            return Results.Problem(AnswerWords.Of("NotTaken", import.Summary.Name), statusCode: StatusCodes.Status409Conflict);
        if (import.Summary.Kind == "cut")
            return await AcceptCutAsync(import, access, shelf, cancel);
        if (import.Summary.Kind == MovieImport.Kind)
            return await AcceptMovieAsync(import, access, shelf, grains, cancel);
        await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
        var added = await access.Production.Drafts.AddAsync(import.Bytes, import.Summary.Name, new DraftDescription(Path.GetFileNameWithoutExtension(import.Summary.Name), null, access.Person), cancel);
        await access.Production.SignAsync(cancel);
        var version = await grains.GetGrain<IDocumentGrain>(access.Production.Id).TakeDraftAsync(access.Person);
        shelf.Remove(access.Production.Id, id);
        return Results.Ok(new AcceptedImport($"/p/{access.Production.Id}/{(added.Number > 1 ? "changes" : "page")}") { Draft = added.Number, Version = version });
    }

    // A movie is of the latest cut, and its pictures are made at once.
    private static async Task<IResult> AcceptMovieAsync(WaitingImport import, ProductionAccess access, ImportShelf shelf, IGrainFactory grains, CancellationToken cancel)
    {
        if ((await access.Production.Cuts.ListAsync(cancel)).LastOrDefault() is not { } cut)
            return Results.Problem(AnswerWords.Of("MovieWithoutCut", import.Summary.Name), statusCode: StatusCodes.Status409Conflict);
        await access.Production.CutMovies.AddAsync(cut, import.Bytes, import.Summary.Name, cancel);
        await access.Production.SignAsync(cancel);
        shelf.Remove(access.Production.Id, import.Summary.Id);
        await JobEndpoints.BeginAsync(grains, access, ShotPictures.Work, JsonSerializer.Serialize(new { cut = cut.Number }));
        return Results.Ok(new AcceptedImport($"/p/{access.Production.Id}/effects#pictures") { Cut = cut.Number });
    }

    private static async Task<IResult> AcceptCutAsync(WaitingImport import, ProductionAccess access, ImportShelf shelf, CancellationToken cancel)
    {
        var cut = await access.Production.Cuts.AddAsync(import.Bytes, import.Summary.Name, null, cancel);
        await access.Production.SignAsync(cancel);
        shelf.Remove(access.Production.Id, import.Summary.Id);
        return Results.Ok(new AcceptedImport($"/p/{access.Production.Id}/cut") { Cut = cut.Number });
    }
}

/// <summary>What an import became.</summary>
/// <param name="Address">The room that shows it.</param>
internal sealed record AcceptedImport(string Address)
{
    /// <summary>The draft, when it became one.</summary>
    public int? Draft { get; init; }

    /// <summary>The version of the live document that has its text.</summary>
    public long? Version { get; init; }

    /// <summary>The cut, when it became one.</summary>
    public int? Cut { get; init; }
}
