using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Where everything of a screenplay stands on paper.</summary>
public sealed record PageMap
{
    /// <summary>Lines of 12-point type on a page of US Letter, nine inches of six lines.</summary>
    public const int LinesPerPage = 54;

    /// <summary>The style it was laid out in.</summary>
    public required PageStyle Style { get; init; }

    /// <summary>Pages before page 1.</summary>
    public required int TitlePages { get; init; }

    /// <summary>Pages of the script without title pages; 0 when nothing is printed.</summary>
    public required int Pages { get; init; }

    /// <summary>Lines used on the last page.</summary>
    public required int LastPageLines { get; init; }

    /// <summary>One for each of <see cref="Screenplay.Elements"/>.</summary>
    public required ImmutableArray<ElementPlace> Elements { get; init; }

    /// <summary>The height in lines of each scene, from the blank lines that part it from the scene before, wherever the page turns, to its last line.</summary>
    public required ImmutableArray<int> SceneLines { get; init; }

    /// <summary>The length of a scene. Each is rounded up, so that their sum is usually more than the page count.</summary>
    /// <param name="scene">Its <see cref="Scene.Index"/>.</param>
    public PageLength LengthOf(int scene) => PageLength.FromLines(SceneLines[scene], Style.LinesPerPage);

    /// <summary>A page's number as printed.</summary>
    /// <param name="page">From 1.</param>
    public string LabelOf(int page) => page <= Labels.Length ? Labels[page - 1] : page.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The numbers of locked pages, such as <c>12A</c>; empty when pages are counted.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>How it was measured, for a layout after an edit.</summary>
    internal Measure? Measure { get; init; }

    /// <summary>What each page begins with; see <see cref="Sheet.Starts"/>.</summary>
    internal ImmutableArray<int> Starts { get; init; } = [];

    /// <summary>Lines that are taken at the head of each page.</summary>
    internal ImmutableArray<int> Tops { get; init; } = [];

    /// <summary>The sum of the scenes' lengths.</summary>
    public PageLength SumOfScenes
    {
        get
        {
            var sum = 0;
            foreach (var lines in SceneLines)
                sum += PageLength.FromLines(lines, Style.LinesPerPage).Eighths;
            return new PageLength(sum);
        }
    }

    /// <summary>How far into the script an element begins, in lines from the top of page 1; page ends count as full.</summary>
    public int DepthOf(int element) => Math.Max(0, (Elements[element].Page - 1) * Style.LinesPerPage + Elements[element].Line - 1);

    /// <summary>The whole script in lines: full pages, and the used part of the last.</summary>
    public int Depth => Pages == 0 ? 0 : (Pages - 1) * Style.LinesPerPage + LastPageLines;
}
