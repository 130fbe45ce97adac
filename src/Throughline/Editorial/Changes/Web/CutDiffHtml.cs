using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;
using Throughline.Time;

namespace Throughline.Editorial.Changes.Web;

/// <summary>
/// Two cuts as one page: drawn one above the other with the clips that are the same joined, and a table of what changed, to be
/// narrowed by scene and by vendor. It needs no script, no fonts and no network, is set for light and dark, and prints.
/// </summary>
public static class CutDiffHtml
{
    /// <summary>The sheet of all that is drawn here.</summary>
    public static string Styles { get; } = HtmlReport.Sheet(typeof(CutDiffHtml), "cut-diff");

    /// <summary>Writes the page in UTF-8.</summary>
    public static byte[] Write(CutComparison comparison) => Draw(comparison).ToPage();

    /// <summary>Draws it.</summary>
    public static HtmlReport Draw(CutComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var html = new Html();
        var title = comparison.New.Name.Length > 0 ? comparison.New.Name : "A cut";
        var scenes = Values(comparison, e => e.Scene);
        var vendors = Values(comparison, e => e.Vendor);
        html.Raw("<header>\n<p class=\"kicker\">What changed in the cut</p>\n")
            .Add($"<h1 dir=\"auto\">{title}</h1>\n<p class=\"sub\">against <span dir=\"auto\">{(comparison.Old.Name.Length > 0 ? comparison.Old.Name : "the cut before")}</span> · {comparison.New.Timebase.ToString()} fps</p>\n</header>\n");
        foreach (var sentence in CutNews.Of(comparison))
            html.Add($"<p class=\"news\">{sentence}</p>\n");
        html.Raw("<section aria-label=\"Both cuts\">\n");
        Legend(html, comparison);
        TwoCuts.Overview(html, comparison);
        TwoCuts.Draw(html, comparison);
        html.Raw("</section>\n<section aria-label=\"Changes\">\n");
        Filter(html, "Scene", "scene", scenes);
        Filter(html, "Vendor", "vendor", vendors);
        Table(html, comparison, scenes, vendors);
        html.Raw("</section>\n");
        return new HtmlReport(title, "what changed", Styles, Rules("scene", scenes.Length) + Rules("vendor", vendors.Length) + html.Rules, html.ToString());
    }

    private static ImmutableArray<string> Values(CutComparison comparison, Func<CutEvent, string?> of) =>
        [.. comparison.Changes.Where(c => !c.IsKept).Select(c => of(c.Event)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];

    // While one is chosen, the rows of the others are away; no script is needed for that.
    private static string Rules(string name, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"main:has(#{name}-{i}:checked) tbody tr:not(.{name}-{i}) {{ display: none; }}\n")));

    // Only the colours that are there.
    private static void Legend(Html html, CutComparison comparison)
    {
        var there = comparison.Changes.Select(c => TwoCuts.Class(c.Kind)).ToHashSet(StringComparer.Ordinal);
        html.Raw("<p class=\"legend\">");
        foreach (var (kind, words) in (ReadOnlySpan<(string, string)>)[("kept", "as it was"), ("added", "new"), ("removed", "out"), ("trimmed", "trimmed, slipped, split, joined or another transition"), ("moved", "moved"), ("other", "replaced or retimed")])
        {
            if (there.Contains(kind))
                html.Raw($"<span><i class=\"{kind}\"></i>{words}</span> ");
        }

        html.Raw("</p>\n");
    }

    private static void Filter(Html html, string title, string name, ImmutableArray<string> values)
    {
        if (values.Length < 2)
            return;
        html.Add($"<fieldset><legend>{title}</legend>\n<label><input type=\"radio\" name=\"{name}\" checked> all</label>\n");
        for (var i = 0; i < values.Length; i++)
            html.Add($"<label><input type=\"radio\" name=\"{name}\" id=\"{name}-{i}\"> {values[i]}</label>\n");
        html.Raw("</fieldset>\n");
    }

    private static void Table(Html html, CutComparison comparison, ImmutableArray<string> scenes, ImmutableArray<string> vendors)
    {
        html.Raw("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Track</th><th scope=\"col\">Clip</th><th scope=\"col\">Scene</th><th scope=\"col\">Was at</th><th scope=\"col\">Is at</th><th scope=\"col\" class=\"n\">Frames</th><th scope=\"col\">What</th><th scope=\"col\">Known by</th></tr></thead>\n<tbody>\n");
        foreach (var change in comparison.Changes.Where(c => !c.IsKept))
        {
            var e = change.Event;
            html.Add($"<tr class=\"{TwoCuts.Class(change.Kind)} scene-{Index(scenes, e.Scene)} vendor-{Index(vendors, e.Vendor)}\"><td>{e.Track}</td><td dir=\"auto\"><a href=\"#{TwoCuts.Place(change)}\">{ChangeWording.Named(e)}</a>")
                .Add($"{((e.Shot ?? change.Old?.Shot) is { } shot && shot != e.Name ? " · " + shot : "")}</td><td class=\"s\">{e.Scene ?? ""}</td><td class=\"t\" data-is=\"was\">{At(comparison, change.Old)}</td><td class=\"t\" data-is=\"is\">{At(comparison, change.New)}</td>")
                .Add($"<td class=\"n\">{e.Length}</td><td class=\"what\">{ChangeWording.Of(change, comparison.StartShift)}</td><td class=\"why\">{Evidence(change)}</td></tr>\n");
        }

        html.Raw("</tbody>\n</table></div>\n");
    }

    private static int Index(ImmutableArray<string> values, string? value) => value is null ? -1 : values.IndexOf(value);

    private static string At(CutComparison comparison, CutEvent? e) => e is null ? "" : new Timecode(comparison.New.Timebase, e.RecordIn).ToString();

    private static string Evidence(CutChange change) => string.Join(", ", Enum.GetValues<MatchEvidence>().Where(v => v != MatchEvidence.None && change.Evidence.HasFlag(v)).Select(v => v switch
    {
        MatchEvidence.ReelBeginning => "reel (its beginning)",
        MatchEvidence.SourceTime => "source time",
        MatchEvidence.Overlap => "frames in common",
        _ => v.ToString().ToLowerInvariant(),
    }));
}
