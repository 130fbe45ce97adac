using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Screenplays;

namespace Throughline.Web.Rooms;

/// <summary>A paragraph of a scene with its tagged words.</summary>
/// <param name="Kind">The class of its element: <c>action</c>, <c>cue</c>.</param>
/// <param name="Line">The line of the page that it begins on.</param>
/// <param name="Pieces">Its text in pieces, together the whole.</param>
internal sealed record TaggedParagraph(string Kind, int Line, ImmutableArray<TaggedPiece> Pieces)
{
    /// <summary>The printed paragraphs of a scene. Where words are tagged twice, a person's tag is shown before the file's and that before a suggestion; of two the shorter, which would else be hidden.</summary>
    public static ImmutableArray<TaggedParagraph> Of(Scene scene, SceneBreakdown sheet)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(sheet);
        var places = sheet.Elements.Where(element => element.Category.Key != "cast" || element.Source == ElementSource.Person)
            .SelectMany(element => element.Evidence.Where(on => on.Words.Length > 0).Select(on => (Element: element, On: on))).ToLookup(place => place.On.Element);
        var paragraphs = ImmutableArray.CreateBuilder<TaggedParagraph>();
        for (var i = 0; i < scene.Elements.Length; i++)
        {
            var element = scene.Elements[i];
            if (element.IsPrinted && !element.Text.IsEmpty)
                paragraphs.Add(new TaggedParagraph(element.Kind.ToString().ToLowerInvariant(), element.Span.Line, Cut(element.Text.Plain, places[scene.FirstElement + i])));
        }

        return paragraphs.DrainToImmutable();
    }

    private static ImmutableArray<TaggedPiece> Cut(string text, IEnumerable<(BreakdownElement Element, Evidence On)> places)
    {
        var pieces = ImmutableArray.CreateBuilder<TaggedPiece>();
        var at = 0;
        var all = places.ToList();
        // What is said of the same thing within longer words goes with those.
        var shown = all.Where(place => !all.Exists(other => other.Element == place.Element && other.On.Start <= place.On.Start && other.On.End >= place.On.End && other.On.End - other.On.Start > place.On.End - place.On.Start));
        foreach (var (element, on) in shown.OrderBy(place => place.On.Start).ThenByDescending(place => place.Element.Source).ThenBy(place => place.On.End))
        {
            if (on.Start < at || on.End > text.Length)
                continue;
            if (on.Start > at)
                pieces.Add(new TaggedPiece(text[at..on.Start], null));
            pieces.Add(new TaggedPiece(text[on.Start..on.End], element));
            at = on.End;
        }

        if (at < text.Length)
            pieces.Add(new TaggedPiece(text[at..], null));
        return pieces.DrainToImmutable();
    }
}

/// <summary>A piece of a paragraph.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Element">What is tagged on them; null for nothing.</param>
internal sealed record TaggedPiece(string Text, BreakdownElement? Element)
{
    /// <summary>The class of who says so.</summary>
    public string Who => Element?.Source.ToString().ToLowerInvariant() ?? "";
}
