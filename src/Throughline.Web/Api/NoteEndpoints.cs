using Throughline.Breakdown;
using Throughline.Studio.Notes;
using Throughline.Studio.Texts;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/notes</c> and <c>…/tags</c>: what hangs on lines, at its places in the live text.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder production)
    {
        production.MapGet("/notes", ListAsync).Needs(Right.Read).Produces<NoteList>().WithSummary("Notes and tags, at their places in the newest version.");
        production.MapPost("/notes", AddAsync).Needs(Right.Annotate).Produces<MadeNote>(StatusCodes.Status201Created).WithSummary("Hangs a note or a tag on a place of a version.");
        production.MapPost("/notes/{number:int}/close", async (int number, ProductionAccess access, CloseNote asked, IGrainFactory grains, CancellationToken cancel) =>
        {
            await access.Production.Notes.CloseAsync(asked.Kind == "tag" ? NoteKind.Tag : NoteKind.Note, number, cancel);
            await grains.TellAsync(access.Production, "notes");
            return Results.NoContent();
        }).Needs(Right.Annotate).WithSummary("Resolves a note, takes off a tag.");
        production.MapGet("/tags", (ProductionAccess _) => Results.Ok(new TagCategories([.. Categories.All.Select(category => new TagCategory(category.Key, category.Name))])))
            .Needs(Right.Read).Produces<TagCategories>().WithSummary("What a tag may be.");
    }

    private static async Task<IResult> ListAsync(ProductionAccess access, IGrainFactory grains, Membership membership, CancellationToken cancel)
    {
        var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
        if (lines.Latest is null)
            return Results.Ok(new NoteList(lines.Version, []));
        var notes = await access.Production.Notes.ListAsync(lines.Latest, cancel);
        // What is sealed for others is not shown to a team, which could do nothing with it. That a scene does not need something is the
        // breakdown's business, not the page's.
        return Results.Ok(new NoteList(lines.Version, [.. notes.Where(note => TagWords.Read(note.Category) is not (_, true) && !(membership.IsTeam && note.Text.State == TextState.Sealed)).Select(note =>
        {
            var (from, to, standing) = lines.Of(note.Place);
            return new NoteSummary(
                note.Number, note.Kind == NoteKind.Tag ? "tag" : "note", note.Category, note.Text.Text ?? "", note.Text.Text is null, note.Author, note.Made, from, to, standing, note.Closed, note.ClosedBy);
        })]));
    }

    private static async Task<IResult> AddAsync(ProductionAccess access, NewNoteRequest asked, IGrainFactory grains, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(asked.Text) || asked.Text.Length > 10_000)
            return Results.Problem(AnswerWords.Of("NoteNeedsWords"), statusCode: StatusCodes.Status400BadRequest);
        var kind = asked.Kind == "tag" ? NoteKind.Tag : NoteKind.Note;
        if (kind == NoteKind.Tag && !Categories.All.Any(category => category.Key == asked.Category))
            return Results.Problem(AnswerWords.Of("TagNeedsCategory"), statusCode: StatusCodes.Status400BadRequest);
        var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
        var places = await LivePlaces.FollowAsync(access.Production, asked.Version, lines.Version, [asked.From, asked.To], cancel);
        if (lines.IsNew(places[0]) && access.Role.Has(Right.Write))
        {
            // A note hangs on a line that a draft has.
            await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
            lines = await LiveLines.OfAsync(access.Production, grains, cancel);
            places = await LivePlaces.FollowAsync(access.Production, asked.Version, lines.Version, [asked.From, asked.To], cancel);
        }

        // On an empty line, or on one that is in no draft when whoever notes may name none, it hangs on the line above.
        if (lines.Latest is null || (lines.At(places[0], places[1]) ?? lines.Near(places[0])) is not { } anchor)
            return Results.Problem(AnswerWords.Of(lines.Live.Elements.IsEmpty ? "NothingToNote" : "NoDraftToNote"), statusCode: StatusCodes.Status409Conflict);
        var number = await access.Production.Notes.AddAsync(
            lines.Latest, new NewNote(kind, anchor, asked.Text.Trim(), kind == NoteKind.Tag ? asked.Category : null) { PrivateFor = asked.Private ? [] : default }, cancel);
        await grains.TellAsync(access.Production, "notes");
        return Results.Created((string?)null, new MadeNote(number));
    }
}

/// <summary>A note or tag that is wanted.</summary>
/// <param name="Version">The version that the places are in.</param>
/// <param name="From">Where it begins, in UTF-16 units.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kind"><c>note</c> or <c>tag</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Category">Of a tag the kind of thing.</param>
/// <param name="Private">True for one's own eyes only.</param>
internal sealed record NewNoteRequest(long Version, int From, int To, string? Kind, string Text, string? Category, bool Private);

/// <summary>What is closed: a <c>note</c> or a <c>tag</c>.</summary>
internal sealed record CloseNote(string? Kind);

/// <summary>The number of a note that was made.</summary>
internal sealed record MadeNote(int Number);

/// <summary>Notes and tags, and the version that their places are in.</summary>
internal sealed record NoteList(long Version, NoteSummary[] Notes);

/// <summary>A note or tag where it is in the live text.</summary>
internal sealed record NoteSummary(
    int Number, string Kind, string? Category, string Text, bool Private, string Author, DateTimeOffset Made, int From, int To, string Standing, DateTimeOffset? Closed, string? ClosedBy);

/// <summary>What a tag may be.</summary>
internal sealed record TagCategories(TagCategory[] Categories);

/// <summary>A department's kind of thing.</summary>
internal sealed record TagCategory(string Key, string Name);
