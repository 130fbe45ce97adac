using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Studio.Notes;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/breakdown/tags</c>: what a scene needs, or does not, said of words of the text that a room shows.</summary>
internal static class TagEndpoints
{
    private const int LongestName = 200;

    public static void MapTags(this IEndpointRouteBuilder production) =>
        production.MapPost("/breakdown/tags", AddAsync).Needs(Right.Annotate).Produces<MadeNote>(StatusCodes.Status201Created)
            .WithSummary("Tags words of a line for a department, or refuses what the file or the finder says of it.");

    private static async Task<IResult> AddAsync(ProductionAccess access, NewTagRequest asked, IGrainFactory grains, DocumentHubs hubs, CancellationToken cancel)
    {
        var name = asked.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return Results.Problem(AnswerWords.Of("TagNeedsName"), statusCode: StatusCodes.Status400BadRequest);
        if (asked.Category is null || Categories.Find(asked.Category) is not { } category)
            return Results.Problem(AnswerWords.Of("TagNeedsCategory"), statusCode: StatusCodes.Status400BadRequest);
        var written = await WrittenScript.OfAsync(access.Production, grains, cancel);
        if (Find(written, asked) is { IsKnown: false } && access.Role.Has(Right.Write))
        {
            // A tag hangs on a line that a draft has.
            await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
            written = await WrittenScript.OfAsync(access.Production, grains, cancel);
        }

        if (Find(written, asked) is not { } found)
            return Results.Problem(AnswerWords.Of("TaggedWordsGone"), statusCode: StatusCodes.Status409Conflict);
        if (!found.IsKnown)
            return Results.Problem(AnswerWords.Of("LineNewToTag"), statusCode: StatusCodes.Status409Conflict);
        var draft = access.Production.Drafts.Read(written.Latest!).Elements.First(element => element.Id == found.Anchor.Line);
        var number = await access.Production.Notes.AddAsync(written.Latest!, new NewNote(NoteKind.Tag, On(draft, found), name, asked.Refused ? TagWords.Refusing(category) : category.Key), cancel);
        hubs.Find(access.Production.Id)?.Tell(LiveJson.Beside("notes"));
        return Results.Created((string?)null, new MadeNote(number));
    }

    private static FoundWords? Find(WrittenScript written, NewTagRequest asked)
    {
        if (asked.Scene < 0 || asked.Scene >= written.Scenes.Length)
            return null;
        var scene = written.Scenes[asked.Scene];
        var words = asked.Words ?? "";
        // Where the room showed them; else in the line they were in; else anywhere in the scene.
        var lines = scene.Elements.Where(element => element.Span.Line == asked.Line).Concat(scene.Elements);
        foreach (var element in lines)
        {
            if (words.Length == 0)
                return new FoundWords(element, 0, "");
            if (asked.Start >= 0 && element.Span.Line == asked.Line && string.CompareOrdinal(element.Text.Plain, asked.Start, words, 0, words.Length) == 0)
                return new FoundWords(element, asked.Start, words);
            if (element.Text.Plain.IndexOf(words, StringComparison.CurrentCultureIgnoreCase) is >= 0 and var at)
                return new FoundWords(element, at, element.Text.Plain.Substring(at, words.Length));
        }

        return null;
    }

    // The line was edited since the draft: the same words if they are there, else the whole line.
    private static Anchor On(Element draft, FoundWords found)
    {
        if (draft.Text.Plain == found.Element.Text.Plain || found.Words.Length == 0)
            return found.Anchor with { Start = found.Words.Length == 0 ? 0 : found.Start };
        return draft.Text.Plain.IndexOf(found.Words, StringComparison.Ordinal) is >= 0 and var at ? new Anchor(draft.Id, at, found.Words.Length) : new Anchor(draft.Id, 0, draft.Text.Plain.Length);
    }

    private sealed record FoundWords(Element Element, int Start, string Words)
    {
        public bool IsKnown => Element.Id.IsKnown;

        public Anchor Anchor => new(Element.Id, Start, Words.Length);
    }
}

/// <summary>A tag that is wanted, or a refusal.</summary>
/// <param name="Scene">The scene's place in the script, from 0.</param>
/// <param name="Line">The line of the page that the words' paragraph begins on.</param>
/// <param name="Start">Where the words begin in the paragraph's text; -1 when that is not known.</param>
/// <param name="Words">The words; empty for a tag on the paragraph.</param>
/// <param name="Category">The key of a category.</param>
/// <param name="Name">What the thing is called.</param>
/// <param name="Refused">True when the scene does not need it.</param>
internal sealed record NewTagRequest(int Scene, int Line, int Start, string? Words, string? Category, string? Name, bool Refused);
