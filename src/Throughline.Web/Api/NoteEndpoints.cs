using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Studio.Notes;
using Throughline.Studio.Texts;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/notes</c> and <c>…/tags</c>: what hangs on lines of the latest draft.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder production)
    {
        foreach (var (path, kind) in (ReadOnlySpan<(string, NoteKind)>)[("/notes", NoteKind.Note), ("/tags", NoteKind.Tag)])
        {
            production.MapGet(path, (ProductionAccess access, CancellationToken cancel) => ListAsync(access, kind, cancel)).Needs(Right.Read).Produces<NoteSummary[]>();
            production.MapPost(path, (ProductionAccess access, NewNoteRequest asked, CancellationToken cancel) => AddAsync(access, kind, asked, cancel)).Needs(Right.Annotate).Produces<MadeNote>(StatusCodes.Status201Created);
            production.MapPost(path + "/{number:int}/close", async (int number, ProductionAccess access, CancellationToken cancel) =>
            {
                await access.Production.Notes.CloseAsync(kind, number, cancel);
                return Results.NoContent();
            }).Needs(Right.Annotate);
        }
    }

    private static async Task<IResult> ListAsync(ProductionAccess access, NoteKind kind, CancellationToken cancel)
    {
        var latest = (await access.Production.Drafts.ListAsync(cancel)).LastOrDefault();
        if (latest is null)
            return Results.Ok(Array.Empty<NoteSummary>());
        var notes = await access.Production.Notes.ListAsync(latest, cancel);
        return Results.Ok(notes.Where(note => note.Kind == kind).Select(note => new NoteSummary(
            note.Number, note.Place.Line.Value, note.Place.Start, note.Place.Length, note.Place.Fate.ToString().ToLowerInvariant(), note.Category, note.Text.Text, note.Author, note.Made, note.Closed, note.ClosedBy)).ToArray());
    }

    private static async Task<IResult> AddAsync(ProductionAccess access, NoteKind kind, NewNoteRequest asked, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(asked.Text) || asked.Text.Length > 10_000)
            return Results.Problem("A note needs words, at most 10,000 letters of them.", statusCode: StatusCodes.Status400BadRequest);
        var draft = await access.Production.Drafts.FindOrLatestAsync(null, cancel);
        var line = access.Production.Drafts.Read(draft).Elements.FirstOrDefault(element => element.Id.Value == asked.Line);
        if (line is null || asked.Start < 0 || asked.Length < 0 || asked.Start > line.Text.Plain.Length - asked.Length)
            return Results.Problem($"The latest draft has no such place: line {asked.Line}.", statusCode: StatusCodes.Status400BadRequest);
        var number = await access.Production.Notes.AddAsync(draft, new NewNote(kind, new Anchor(line.Id, asked.Start, asked.Length), asked.Text, kind == NoteKind.Tag ? asked.Category ?? "props" : null), cancel);
        return Results.Created((string?)null, new MadeNote(number));
    }
}

/// <summary>A note or tag that is wanted.</summary>
/// <param name="Line">The identity of the line in the latest draft.</param>
/// <param name="Start">Where on the line, in UTF-16 units.</param>
/// <param name="Length">How far; 0 for the whole line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Category">Of a tag the kind of thing.</param>
internal sealed record NewNoteRequest(long Line, int Start, int Length, string Text, string? Category);

/// <summary>The number of a note that was made.</summary>
internal sealed record MadeNote(int Number);

/// <summary>A note or tag as it stands in the latest draft.</summary>
internal sealed record NoteSummary(int Number, long Line, int Start, int Length, string Fate, string? Category, string? Text, string Author, DateTimeOffset Made, DateTimeOffset? Closed, string? ClosedBy);
