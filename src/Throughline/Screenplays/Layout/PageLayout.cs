using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Throughline.Screenplays.Layout;

/// <summary>Lays screenplays out on pages. <c>specs/pages</c> has the rules.</summary>
public static class PageLayout
{
    /// <summary>Lays a screenplay out in the style that its file brings, else Final Draft's.</summary>
    public static PageMap Of(Screenplay screenplay) => Of(screenplay, OwnStyle.Of(screenplay));

    /// <summary>Lays a screenplay out in a style.</summary>
    public static PageMap Of(Screenplay screenplay, PageStyle style)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(style);
        var filler = new PageFiller(screenplay, style);
        for (var i = 0; i < screenplay.Elements.Length;)
            i = filler.Place(i);
        return Finish(screenplay, style, filler);
    }

    /// <summary>
    /// Lays a screenplay out after an edit: begins a few pages before what changed, and stops at the first page that begins
    /// as one did before. The result is that of <see cref="Of(Screenplay, PageStyle)"/>. A script with locked pages is laid
    /// out whole.
    /// </summary>
    /// <param name="previous">The layout before the edit; its style is kept.</param>
    /// <param name="edited">The screenplay now.</param>
    public static PageMap Update(PageMap previous, Screenplay edited)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(edited);
        var filler = new PageFiller(edited, previous.Style);
        if (previous.Measure is null || previous.Labels.Length > 0 || filler.IsLocked)
            return Of(edited, previous.Style);
        var change = new LayoutChange(previous, filler);
        var page = change.FirstPage;
        if (page > 0)
            filler.Resume(previous, page);
        for (var i = page > 0 ? previous.Starts[page] : 0; i < edited.Elements.Length;)
        {
            var known = filler.Sheet.Starts.Count;
            i = filler.Place(i);
            for (var p = known; p < filler.Sheet.Starts.Count; p++)
            {
                if (change.MeetsAt(p) is var old and >= 0)
                    return Join(edited, previous, filler, p, old);
            }
        }

        return Finish(edited, previous.Style, filler);
    }

    private static PageMap Finish(Screenplay screenplay, PageStyle style, PageFiller filler)
    {
        var sheet = filler.Sheet;
        var isEmptyAtEnd = sheet.AtTop && sheet.Page > 1;
        var pages = !sheet.Used ? 0 : isEmptyAtEnd ? sheet.Page - 1 : sheet.Page;
        return new PageMap
        {
            Style = style,
            Pages = pages,
            Labels = PageLabels.Of(pages, sheet.Locked),
            LastPageLines = !sheet.Used ? 0 : isEmptyAtEnd ? style.LinesPerPage : sheet.Line,
            TitlePages = TitlePages(screenplay),
            Elements = ImmutableCollectionsMarshal.AsImmutableArray(sheet.Places),
            SceneLines = filler.Measure.Scenes(sheet.Places),
            Measure = filler.Measure,
            Starts = [.. sheet.Starts],
            Tops = [.. sheet.Tops],
        };
    }

    // The rest of the pages are those of before, from the old page on that begins as the new one does.
    private static PageMap Join(Screenplay screenplay, PageMap previous, PageFiller filler, int page, int old)
    {
        var places = filler.Sheet.Places;
        var (pages, elements) = (page - old, places.Length - previous.Elements.Length);
        for (var i = filler.Sheet.Starts[page]; i < places.Length; i++)
            places[i] = previous.Elements[i - elements].Shift(pages);
        return new PageMap
        {
            Style = previous.Style,
            Pages = previous.Pages + pages,
            LastPageLines = previous.LastPageLines,
            TitlePages = TitlePages(screenplay),
            Elements = ImmutableCollectionsMarshal.AsImmutableArray(places),
            SceneLines = filler.Measure.Scenes(places),
            Measure = filler.Measure,
            Starts = [.. filler.Sheet.Starts.Take(page + 1), .. previous.Starts.Skip(old + 1).Select(s => s < 0 ? ~(~s + elements) : s + elements)],
            Tops = [.. filler.Sheet.Tops.Take(page + 1), .. previous.Tops.Skip(old + 1)],
        };
    }

    private static int TitlePages(Screenplay screenplay) => screenplay.TitlePage.Entries.IsEmpty ? 0 : 1;
}
