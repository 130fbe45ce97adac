using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Breakdown;
using Throughline.Drafts.Web;
using Throughline.Editorial.Changes.Web;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Story.Web;

namespace Throughline.Web.Rooms;

/// <summary><c>/reports/NAME.css</c>: the sheets of the reports, each kept within its own room.</summary>
internal static partial class ReportSheets
{
    private static readonly (string Name, string Styles)[] Kinds = [("reading", ReportHtml.Styles), ("drafts", DiffHtml.Styles), ("document", ReportDocumentHtml.Styles), ("cuts", CutDiffHtml.Styles)];

    private static readonly FrozenDictionary<string, string> Sheets = Kinds.ToFrozenDictionary(kind => kind.Name, kind => Within($".drawn-{kind.Name}", kind.Styles), StringComparer.Ordinal);

    /// <summary>The name of the sheet of a report; the part of the page that holds it has the class <c>drawn-NAME</c>.</summary>
    public static string NameOf(HtmlReport report) => Kinds.First(kind => kind.Styles == report.Styles).Name;

    /// <summary>The address of that sheet; another one when the sheet is another.</summary>
    public static string AddressOf(HtmlReport report) => $"/reports/{NameOf(report)}.css?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.Styles)).AsSpan(0, 6))}";

    /// <summary>The address of the sheet with the colours of categories (<c>cat-props</c>) and strips (<c>strip-exterior-night</c>).</summary>
    public static string Categories { get; } = $"/reports/categories.css?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CategoryRules())).AsSpan(0, 6))}";

    /// <summary>The class of a scene's strip.</summary>
    public static string StripClass(SceneBreakdown scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return "strip-" + Colours.Default.Of(scene).TrimStart('#');
    }

    /// <summary>Inside or outside, and the light: <c>INT DAY</c>.</summary>
    public static string SettingOf(SceneBreakdown scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return $"{SettingWord(scene.Slugline.Setting)} {scene.Light switch { Light.Day => "DAY", Light.Night => "NIGHT", Light.DawnOrDusk => "DAWN/DUSK", _ => "" }}".Trim();
    }

    private static string SettingWord(Setting setting) => setting switch
    {
        Setting.Interior => "INT",
        Setting.Exterior => "EXT",
        Setting.Unstated => "",
        _ => "INT/EXT",
    };

    private static string CategoryRules() =>
        string.Concat(Breakdown.Categories.All.Select(category => $".cat-{category.Key}{{--cat:{Colours.Default.Of(category)}}}\n"))
        + string.Concat(Colours.Default.Strips.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(colour => $".strip-{colour.TrimStart('#')}{{--strip:{colour}}}\n"));

    public static void MapReportSheets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/{name}.css", (string name, HttpContext context) =>
        {
            var styles = name == "categories" ? CategoryRules() : Sheets.GetValueOrDefault(name);
            if (styles is null)
                return Results.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=604800";
            return Results.Text(styles, "text/css", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();

    // What a sheet says of the page it says of its room; what it says for the dark it says also where somebody chose the dark, and not where they chose the light.
    private static string Within(string room, string styles)
    {
        var light = new StringBuilder();
        var dark = new StringBuilder();
        var at = 0;
        foreach (var block in Dark().EnumerateMatches(styles))
        {
            var (end, depth) = (block.Index + block.Length, 1);
            while (end < styles.Length && depth > 0)
                depth += styles[end++] switch { '{' => 1, '}' => -1, _ => 0 };
            light.Append(styles, at, block.Index - at);
            dark.Append(styles, block.Index + block.Length, end - 1 - block.Index - block.Length);
            at = end;
        }

        light.Append(styles, at, styles.Length - at);
        var night = Page().Replace(dark.ToString(), "${before}:scope");
        return $"@scope ({room}) {{\n{Page().Replace(light.ToString(), "${before}:scope")}\n}}\n@media screen and (prefers-color-scheme: dark) {{ @scope (:root:not([data-theme=light]) {room}) {{\n{night}\n}} }}\n@media screen {{ @scope (:root[data-theme=dark] {room}) {{\n{night}\n}} }}\n";
    }

    [GeneratedRegex(@"@media\s*\(prefers-color-scheme:\s*dark\)\s*\{", RegexOptions.None, 1000)]
    private static partial Regex Dark();

    [GeneratedRegex(@"(?<before>^|[\s},{;])(?::root|html|body|main)(?=[\s{,>:])", RegexOptions.None, 1000)]
    private static partial Regex Page();
}
