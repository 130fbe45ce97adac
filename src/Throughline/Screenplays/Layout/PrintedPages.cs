using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Sets every line of a screenplay that was laid out. Whatever draws pages draws these, so that what is measured is what is printed.</summary>
public static class PrintedPages
{
    /// <summary>The pages of the script, without title pages.</summary>
    /// <param name="screenplay">The screenplay that <paramref name="map"/> was made of.</param>
    /// <param name="map">Where everything stands.</param>
    public static ImmutableArray<PrintedPage> Of(Screenplay screenplay, PageMap map)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(map);
        var setter = new LineSetter(screenplay, map);
        for (var i = 0; i < screenplay.Elements.Length; i++)
        {
            if (map.Elements[i].Lines > 0)
                setter.Set(i);
        }

        var furniture = new PageFurniture(screenplay, map, setter.Pages);
        return [.. setter.Pages.Select((lines, i) => new PrintedPage(i + 1, map.LabelOf(i + 1), furniture.Finish(i, lines, setter.Revisions[i])) { Revision = setter.Revisions[i] })];
    }
}
