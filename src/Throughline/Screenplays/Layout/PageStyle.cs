using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// Every figure by which pages are made. Type is 12-point Courier: ten characters and six lines to the inch. Columns are
/// characters of a tenth of an inch from the left edge of the paper. Change one with <c>with</c>.
/// </summary>
public sealed record PageStyle
{
    /// <summary>The name it is asked for by, such as <c>final-draft</c>; of a style that a file brings, <c>own</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The sheet.</summary>
    public Paper Paper { get; init; } = Paper.Letter;

    /// <summary>Lines of text on a page; (MORE) and (CONTINUED) stand below them.</summary>
    public int LinesPerPage { get; init; } = 54;

    /// <summary>Points from the top of the paper to line 1.</summary>
    public double TopMargin { get; init; } = 72;

    /// <summary>Points from the top of the paper to the header with the page number.</summary>
    public double HeaderMargin { get; init; } = 36;

    /// <summary>One for each <see cref="ElementKind"/>, in its order; of kinds that are never printed the entry has no meaning.</summary>
    public required ImmutableArray<ParagraphStyle> Paragraphs { get; init; }

    /// <summary>Styles for paragraphs by <see cref="Element.StyleName"/>, which go before those of the kind.</summary>
    public ImmutableDictionary<string, ParagraphStyle> Named { get; init; } = ImmutableDictionary<string, ParagraphStyle>.Empty;

    /// <summary>Where the two columns of speeches said at once begin.</summary>
    public (int Left, int Right) DualColumns { get; init; } = (15, 46);

    /// <summary>Characters in a line of one of two speeches said at once.</summary>
    public int DualWidth { get; init; } = 29;

    /// <summary>How far into a column of dual dialogue its cue begins, and its parenthetical.</summary>
    public (int Cue, int Parenthetical) DualIndents { get; init; } = (12, 3);

    /// <summary>The column of scene numbers in the left margin, and in the right one.</summary>
    public (int Left, int Right) SceneNumberColumns { get; init; } = (7, 74);

    /// <summary>The column before which the page number ends.</summary>
    public int PageNumberEnd { get; init; } = 73;

    /// <summary>The column of revision marks.</summary>
    public int RevisionColumn { get; init; } = 78;

    /// <summary>What stands under a speech that goes on overleaf; empty for nothing.</summary>
    public string More { get; init; } = "(MORE)";

    /// <summary>What follows a name whose speech goes on.</summary>
    public string Continued { get; init; } = "(CONT'D)";

    /// <summary>True to add <see cref="Continued"/> to the name of one who speaks again after action in the same scene.</summary>
    public bool ContinuesSpeakers { get; init; } = true;

    /// <summary>True to break paragraphs only where a sentence ends, as long as there is such a place.</summary>
    public bool BreaksAtSentences { get; init; } = true;

    /// <summary>True to print scene numbers on both sides.</summary>
    public bool ShowsSceneNumbers { get; init; } = true;

    /// <summary>True for a shooting script, where each page of a scene that goes on says so below and above; the line above takes two lines of the page.</summary>
    public bool MarksContinuedScenes { get; init; }

    /// <summary>What stands at the foot of a page whose scene goes on.</summary>
    public string SceneBottom { get; init; } = "(CONTINUED)";

    /// <summary>What stands at the head of a page that goes on with a scene.</summary>
    public string SceneTop { get; init; } = "CONTINUED:";

    /// <summary>The style of Final Draft's own template on US Letter.</summary>
    public static PageStyle FinalDraft => PageStyles.All[0];

    /// <summary>How an element is set; two speeches said at once are set by <see cref="DualWidth"/>.</summary>
    public ParagraphStyle For(Element element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var style = element.StyleName is { } name && Named.TryGetValue(name, out var named) ? named : Paragraphs[(int)element.Kind];
        return element.Setup is { } own && Name == OwnStyle.Name ? OwnStyle.Paragraph(own, style) : style;
    }

    /// <summary>The same style on another sheet; as many lines as fit with the same margins of one inch above and below.</summary>
    public PageStyle On(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return this with { Paper = paper, LinesPerPage = (int)((paper.Height - TopMargin - 72) / 12) };
    }
}
