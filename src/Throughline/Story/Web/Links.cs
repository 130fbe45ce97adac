using System.Collections.Immutable;
using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>
/// Links from a number to where it comes from: to a line of the script at the end of the page, to a scene in the list of scenes,
/// or to an entry of <see cref="EvidenceChapter"/>, which lists lines and scenes. Only so much of a script is in the page;
/// what is beyond gets the text without a link.
/// </summary>
internal static class Links
{
    /// <summary>Scenes in the list.</summary>
    public const int MostScenes = 2000;

    /// <summary>Paragraphs of the script in the page.</summary>
    public const int MostElements = 12_000;

    private const int MostInARow = 60;

    /// <summary>A link to a scene in the list, with its number or other text.</summary>
    public static Html Scene(this Html html, SceneLine scene, string? text = null) => scene.Index >= MostScenes
        ? html.Text(text ?? scene.Label)
        : html.Add($"<a href=\"#s{scene.Index}\" title=\"{scene.Label}  {scene.Heading}, page {scene.At.Page}, line {scene.At.Line}\">{text ?? scene.Label}</a>");

    /// <summary>A link to a line of the script.</summary>
    public static Html Line(this Html html, Where at, string text) =>
        html.ScriptAddress is { } script ? html.Add($"<a href=\"{script}{at.Line}\" title=\"page {at.Page}, line {at.Line}\">{text}</a>")
        : at.Element >= MostElements ? html.Text(text)
        : html.Add($"<a href=\"#e{at.Element}\" title=\"page {at.Page}, line {at.Line}\">{text}</a>");

    /// <summary>A link to a line with the line's number as its text.</summary>
    public static Html Line(this Html html, Where at) => html.Line(at, Html.Count(at.Line));

    /// <summary>Links to scenes by number, separated by commas; many are cut short.</summary>
    public static Html Scenes(this Html html, ScriptReport report, ImmutableArray<int> scenes, int most = MostInARow)
    {
        for (var i = 0; i < Math.Min(most, scenes.Length); i++)
            html.Raw(i == 0 ? "" : ", ").Scene(report.Scenes[scenes[i]]);
        return scenes.Length > most ? html.Add($" and {scenes.Length - most} more") : html;
    }

    /// <summary>Links to lines by number.</summary>
    public static Html Lines(this Html html, IReadOnlyList<Where> lines, int most = MostInARow)
    {
        for (var i = 0; i < Math.Min(most, lines.Count); i++)
            html.Raw(i == 0 ? "" : ", ").Line(lines[i]);
        return lines.Count > most ? html.Add($" and {lines.Count - most} more") : html;
    }

    /// <summary>Where the entry of a place is: no two at one depth begin in the same scene.</summary>
    public static string Id(Place place, int depth) => $"t{depth}-{place.Scenes[0]}";
}
