using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Printing;

/// <summary>Which pages of a script are printed, and what on them is wanted.</summary>
internal sealed class PageChoice
{
    private readonly Screenplay _screenplay;
    private readonly PageMap _map;
    private readonly PrintSettings _settings;
    private readonly int[] _sceneOf;

    public PageChoice(Screenplay screenplay, PageMap map, PrintSettings settings)
    {
        (_screenplay, _map, _settings) = (screenplay, map, settings);
        _sceneOf = new int[screenplay.Elements.Length];
        for (int i = 0, scene = -1; i < _sceneOf.Length; i++)
            _sceneOf[i] = screenplay.Elements[i] is SceneHeading ? ++scene : scene;
    }

    /// <summary>The scene of an element; -1 before the first.</summary>
    public int SceneOf(int element) => _sceneOf[element];

    /// <summary>False for what stands on a page only because something wanted stands there too.</summary>
    public bool IsWanted(int element) => _settings.Scenes is null || element < 0 || _settings.Scenes.Contains(_sceneOf[element]);

    /// <summary>The pages, title page and list of scenes first.</summary>
    public ImmutableArray<PrintedPage> Pages()
    {
        var isWhole = _settings.Scenes is null && !_settings.OnlyChangedPages;
        var pages = ImmutableArray.CreateBuilder<PrintedPage>();
        if (isWhole && TitleLines.Of(_screenplay, _map.Style) is { } title)
            pages.Add(title);
        if (_settings.ListsScenes)
            pages.AddRange(SceneList.Of(_screenplay, _map, this));
        pages.AddRange(PrintedPages.Of(_screenplay, _map).Where(IsPrinted));
        return pages.DrainToImmutable();
    }

    private bool IsPrinted(PrintedPage page) =>
        (_settings.Scenes is null || page.Lines.Any(l => l.Part == PrintedPart.Text && IsWanted(l.Element)))
        && (!_settings.OnlyChangedPages || page.Lines.Any(l => l.Runs.Any(r => r.Revision > 0)));
}
