using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Drafts.Web;
using Throughline.Editorial.Changes.Web;
using Throughline.Reports;
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

    public static void MapReportSheets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/{name}.css", (string name, HttpContext context) =>
        {
            if (!Sheets.TryGetValue(name, out var styles))
                return Results.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=604800";
            return Results.Text(styles, "text/css", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();

    // What a sheet says of the page it says of its room.
    private static string Within(string room, string styles) => $"@scope ({room}) {{\n{Page().Replace(styles, "${before}:scope")}\n}}\n";

    [GeneratedRegex(@"(?<before>^|[\s},{;])(?::root|html|body|main)(?=[\s{,>:])", RegexOptions.None, 1000)]
    private static partial Regex Page();
}
