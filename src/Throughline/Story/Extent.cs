using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>How long the script is.</summary>
/// <param name="Pages">Pages without the title page, as laid out.</param>
/// <param name="SumOfScenes">The eighths of the scenes that are not omitted; usually more than the pages, for each scene is rounded up.</param>
/// <param name="Lines">Lines from the top of page 1 to the last.</param>
/// <param name="Minutes">Running time: a page a minute. A page begun counts, as it does in <paramref name="Pages"/>.</param>
/// <param name="Scenes">Headings that are not omitted.</param>
/// <param name="Omitted">Headings that are.</param>
/// <param name="Speeches">Cues with words under them or not.</param>
/// <param name="DialogueWords">Words said and sung.</param>
/// <param name="ActionWords">Words of action and shots.</param>
public sealed record Extent(int Pages, PageLength SumOfScenes, int Lines, int Minutes, int Scenes, int Omitted, int Speeches, int DialogueWords, int ActionWords)
{
    /// <summary>What <see cref="Minutes"/> rests on, as a sentence.</summary>
    public const string Basis = "one minute a page, 54 lines to the page; a script of short speeches plays faster, one of terse action slower";

    internal static Extent Of(TableRead read)
    {
        int spoken = 0, action = 0, omitted = 0;
        foreach (var speech in read.Speeches)
            spoken += speech.Words;
        foreach (var element in read.Screenplay.Elements)
            action += element.Kind is ElementKind.Action or ElementKind.Shot ? WordSplitter.Count(element.Text.Plain) : 0;
        foreach (var scene in read.Scenes)
            omitted += scene.IsOmitted ? 1 : 0;
        return new Extent(read.Pages.Pages, new PageLength(read.EighthsBefore[^1]), read.Pages.Depth, read.Pages.Pages, read.Scenes.Length - omitted, omitted, read.Speeches.Length, spoken, action);
    }
}
