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
            TitlePages = screenplay.TitlePage.Entries.IsEmpty ? 0 : 1,
            Elements = ImmutableCollectionsMarshal.AsImmutableArray(sheet.Places),
            SceneLines = filler.Measure.Scenes(sheet.Places),
        };
    }
}
