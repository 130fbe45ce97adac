using System.Globalization;
using Throughline.Reports;
using Throughline.Time;

namespace Throughline.Editorial.Changes.Web;

/// <summary>One cut as a page: its tracks drawn, and a table of its clips.</summary>
public static class CutHtml
{
    private const int Lane = 26;
    private const int Space = 6;
    private const int Left = 40;
    private const int LeastWidth = 1100;
    private const int MostWidth = 12_000;
    private const int WidthOfClip = 22;
    private const int MostRows = 2000;

    /// <summary>Draws it.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="name">What to call it when it has no name of its own.</param>
    /// <param name="sceneAddress">Where a scene is to be read, by its number; null for nowhere.</param>
    public static HtmlReport Draw(CutList cut, string name, Func<string, string?>? sceneAddress = null)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(name);
        var html = new Html();
        var title = cut.Name.Length > 0 ? cut.Name : name;
        var tracks = cut.Events.Select(e => (e.Kind, e.Track)).Distinct().OrderBy(t => t.Kind).ThenByDescending(t => t.Kind == TrackKind.Video ? TwoCuts.Number(t.Track) : -TwoCuts.Number(t.Track)).Select(t => t.Track).ToList();
        html.Add($"<header>\n<p class=\"kicker\">The cut</p>\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"sub\">{Count(tracks.Count, "track")} · {Count(cut.Events.Length, "clip")} · {new Timecode(cut.Timebase, cut.Length).ToString()} · {cut.Timebase.ToString()} fps</p>\n</header>\n");
        if (tracks.Count > 0)
        {
            html.Raw("<section aria-label=\"The tracks\">\n");
            Tracks(html, cut, tracks);
            html.Raw("</section>\n");
        }

        html.Raw("<section aria-label=\"The clips\">\n");
        Table(html, cut, sceneAddress);
        html.Raw("</section>\n");
        return new HtmlReport(title, "the cut", CutDiffHtml.Styles, html.Rules, html.ToString());
    }

    private static void Tracks(Html html, CutList cut, List<string> tracks)
    {
        var width = Math.Clamp(cut.Events.Length / tracks.Count * WidthOfClip, LeastWidth, MostWidth);
        var scale = (double)(width - Left - 4) / Math.Max(1, cut.Length);
        var height = tracks.Count * (Lane + Space) + 22;
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The tracks, to be scrolled\"><svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"The tracks of the cut\">\n"));
        TwoCuts.Ruler(html, cut, scale, width, 0, height, 10);
        for (var t = 0; t < tracks.Count; t++)
            html.Raw(string.Create(CultureInfo.InvariantCulture, $"<text class=\"track\" x=\"4\" y=\"{18 + t * (Lane + Space) + 17}\">")).Text(tracks[t]).Raw("</text>\n");
        foreach (var e in cut.Events)
        {
            var (left, y) = (Left + (e.RecordIn - cut.Start) * scale, 18 + tracks.IndexOf(e.Track) * (Lane + Space));
            html.Raw($"<a class=\"clip kept\" href=\"#c{e.Number}\"><title>").Text($"{ChangeWording.Named(e)}, {new Timecode(cut.Timebase, e.RecordIn)}, {e.Length} frames").Raw("</title><rect x=\"").Coordinate(left).Raw("\" y=\"").Number(y).Raw("\" width=\"").Coordinate(Math.Max(1, e.Length * scale - 1)).Raw(string.Create(CultureInfo.InvariantCulture, $"\" height=\"{Lane}\" rx=\"2\"/>"));
            var (letters, label) = ((int)((e.Length * scale - 8) / 6.2), e.Shot ?? ChangeWording.Named(e));
            if (letters >= 4)
                html.Raw("<text x=\"").Coordinate(left + 4).Raw("\" y=\"").Number(y + 17).Raw("\">").Text(label.Length <= letters ? label : label[..(letters - 1)] + "…").Raw("</text>");
            html.Raw("</a>\n");
        }

        html.Raw("</svg></div>\n");
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Table(Html html, CutList cut, Func<string, string?>? sceneAddress)
    {
        html.Raw("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Track</th><th scope=\"col\">Clip</th><th scope=\"col\">Scene</th><th scope=\"col\">In</th><th scope=\"col\">Out</th><th scope=\"col\" class=\"n\">Frames</th><th scope=\"col\">Source</th><th scope=\"col\">Source in</th></tr></thead>\n<tbody>\n");
        foreach (var e in cut.Events.Take(MostRows))
        {
            html.Add($"<tr id=\"c{e.Number}\"><td>{e.Track}</td><td dir=\"auto\">{ChangeWording.Named(e)}{(e.Shot is { } shot && shot != e.Name ? " · " + shot : "")}</td><td class=\"s\">");
            if (e.Scene is { } scene && sceneAddress?.Invoke(scene) is { } address)
                html.Add($"<a href=\"{address}\">{scene}</a>");
            else
                html.Add($"{e.Scene ?? ""}");
            html.Add($"</td><td class=\"t\">{new Timecode(cut.Timebase, e.RecordIn).ToString()}</td><td class=\"t\">{new Timecode(cut.Timebase, e.RecordOut).ToString()}</td><td class=\"n\">{(int)e.Length}</td><td>{e.Source.Label}</td><td class=\"t\">{(e.HasSource ? new Timecode(cut.Timebase, e.SourceIn).ToString() : "")}</td></tr>\n");
        }

        html.Raw("</tbody>\n</table></div>\n");
        if (cut.Events.Length > MostRows)
            html.Add($"<p class=\"sub\">And {cut.Events.Length - MostRows} more.</p>\n");
    }
}
