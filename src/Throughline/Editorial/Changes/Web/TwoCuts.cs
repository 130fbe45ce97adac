using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;
using Throughline.Time;

namespace Throughline.Editorial.Changes.Web;

/// <summary>Draws two cuts one above the other: the tracks of the old one, bands to where its clips went, the tracks of the new one.</summary>
internal static class TwoCuts
{
    private const int Lane = 26;
    private const int Space = 6;
    private const int Band = 84;
    private const int Left = 40;
    private const int WidthOfLabel = 80;
    private const int LeastWidth = 1100;
    private const int MostWidth = 12_000;
    private const int WidthOfClip = 22;

    /// <summary>The class of the style that a kind has.</summary>
    public static string Class(ChangeKind kind) => kind switch
    {
        ChangeKind.Kept => "kept",
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Replaced or ChangeKind.Retimed => "other",
        ChangeKind.Moved or ChangeKind.TrackChanged => "moved",
        _ => "trimmed",
    };

    /// <summary>Where a change is drawn, for links to it.</summary>
    public static string Place(CutChange change) => change.New is { } now ? string.Create(CultureInfo.InvariantCulture, $"n{now.Number}") : string.Create(CultureInfo.InvariantCulture, $"o{change.Old!.Number}");

    /// <summary>Both cuts whole, as wide as the page: where the changes are. Each leads to its place in the drawing below.</summary>
    public static void Overview(Html html, CutComparison comparison)
    {
        var (old, now) = (comparison.Old, comparison.New);
        var scale = 1000.0 / Math.Max(1, Math.Max(old.Length, now.Length));
        html.Raw("<svg class=\"overview\" viewBox=\"0 0 1000 40\" preserveAspectRatio=\"none\" role=\"group\" aria-label=\"Where the changes are, the old cut above\">\n");
        foreach (var (length, y) in (ReadOnlySpan<(long, int)>)[(old.Length, 0), (now.Length, 26)])
            html.Raw($"<rect class=\"whole\" x=\"0\" y=\"{y}\" height=\"14\" width=\"").Coordinate(length * scale).Raw("\"/>\n");
        foreach (var change in comparison.Changes)
        {
            if (change.IsKept)
                continue;
            html.Raw($"<a class=\"clip {Class(change.Kind)}\" href=\"#{Place(change)}\"><title>").Text($"{ChangeWording.Named(change.Event)}: {ChangeWording.Of(change, comparison.StartShift)}").Raw("</title>");
            if (change.Old is { } a && change.New is { } b && b.Kind == TrackKind.Video)
                Joined(html, (a.RecordIn - old.Start) * scale, (a.RecordOut - old.Start) * scale, (b.RecordIn - now.Start) * scale, (b.RecordOut - now.Start) * scale, 14, 26, Class(change.Kind));
            if (change.Old is { } before)
                Strip((before.RecordIn - old.Start) * scale, before.Length * scale, 0);
            if (change.New is { } after)
                Strip((after.RecordIn - now.Start) * scale, after.Length * scale, 26);
            html.Raw("</a>\n");
        }

        html.Raw("</svg>\n");

        void Strip(double x, double width, int y) => html.Raw("<rect x=\"").Coordinate(x).Raw($"\" y=\"{y}\" height=\"14\" width=\"").Coordinate(Math.Max(1.5, width)).Raw("\"/>");
    }

    public static void Draw(Html html, CutComparison comparison)
    {
        var (old, now) = (comparison.Old, comparison.New);
        var tracks = old.Events.Concat(now.Events).Select(e => (e.Kind, e.Track)).Distinct().OrderBy(t => t.Kind).ThenByDescending(t => t.Kind == TrackKind.Video ? Number(t.Track) : -Number(t.Track)).Select(t => t.Track).ToImmutableArray();
        if (tracks.IsEmpty)
            return;
        var width = Math.Clamp(Math.Max(old.Events.Length, now.Events.Length) / Math.Max(1, tracks.Length) * WidthOfClip, LeastWidth, MostWidth);
        var scale = (double)(width - Left - 4) / Math.Max(1, Math.Max(old.Length, now.Length));
        var height = tracks.Length * (Lane + Space);
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<div class=\"wide\"><svg width=\"{width}\" height=\"{2 * height + Band + 36}\" viewBox=\"0 0 {width} {2 * height + Band + 36}\" role=\"img\" aria-label=\"The old cut above, the new cut below\">\n"));
        Ruler(html, old, scale, width, 0, 14 + height, 10);
        Ruler(html, now, scale, width, 14 + height + Band, 2 * height + Band + 36, 2 * height + Band + 33);
        foreach (var change in comparison.Changes)
        {
            if (change.Old is { } a && change.New is { } b && b.Kind == TrackKind.Video)
                Joined(html, A(a.RecordIn), A(a.RecordOut), B(b.RecordIn), B(b.RecordOut), Y(a.Track, 18) + Lane, Y(b.Track, 18 + height + Band), Class(change.Kind));
        }

        for (var t = 0; t < tracks.Length; t++)
        {
            foreach (var y in (ReadOnlySpan<int>)[Y(tracks[t], 18), Y(tracks[t], 18 + height + Band)])
                html.Raw(string.Create(CultureInfo.InvariantCulture, $"<text class=\"track\" x=\"4\" y=\"{y + 17}\">")).Text(tracks[t]).Raw("</text>\n");
        }

        // A clip that others were joined into is told of once for each of them, and has one place.
        var joined = new HashSet<int>();
        foreach (var change in comparison.Changes)
        {
            if (change.Old is { } a)
                Clip(html, a, change, comparison.StartShift, change.New is null ? Place(change) : null, A(a.RecordIn), A(a.RecordOut), Y(a.Track, 18));
            if (change.New is { } b)
                Clip(html, b, change, comparison.StartShift, joined.Add(b.Number) ? Place(change) : null, B(b.RecordIn), B(b.RecordOut), Y(b.Track, 18 + height + Band));
        }

        html.Raw("</svg></div>\n");

        double A(long frame) => Left + (frame - old.Start) * scale;

        double B(long frame) => Left + (frame - now.Start) * scale;

        int Y(string track, int top) => top + tracks.IndexOf(track) * (Lane + Space);
    }

    private static int Number(string track) => int.TryParse(track.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Each cut by its own timecode.
    private static void Ruler(Html html, CutList cut, double scale, int width, int top, int bottom, int label)
    {
        var (timebase, start, end) = (cut.Timebase, cut.Start, cut.End);
        var steps = (ReadOnlySpan<long>)[1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];
        var second = timebase.FramesPerSecond;
        var step = steps[^1] * second;
        for (var i = steps.Length - 1; i >= 0 && steps[i] * second * scale >= 110; i--)
            step = steps[i] * second;
        for (var frame = (start + step - 1) / step * step; frame <= end; frame += step)
        {
            var x = Left + (frame - start) * scale;
            // A label that would not end in the drawing ends at its rule.
            var isLast = x + WidthOfLabel > width;
            html.Raw("<line class=\"rule\" x1=\"").Coordinate(x).Raw("\" x2=\"").Coordinate(x).Raw(string.Create(CultureInfo.InvariantCulture, $"\" y1=\"{top}\" y2=\"{bottom}\"/><text class=\"time\" x=\"")).Coordinate(isLast ? x - 3 : x + 3).Raw("\" y=\"").Number(label).Raw(isLast ? "\" text-anchor=\"end\">" : "\">").Text(new Timecode(timebase, frame).ToString()).Raw("</text>\n");
        }
    }

    private static void Joined(Html html, double aIn, double aOut, double bIn, double bOut, int top, int bottom, string kind)
    {
        html.Raw($"<polygon class=\"band {kind}\" points=\"").Coordinate(aIn).Raw(",").Number(top).Raw(" ").Coordinate(aOut).Raw(",").Number(top).Raw(" ")
            .Coordinate(bOut).Raw(",").Number(bottom).Raw(" ").Coordinate(bIn).Raw(",").Number(bottom).Raw("\"/>\n");
    }

    private static void Clip(Html html, CutEvent e, CutChange change, long startShift, string? place, double left, double right, int y)
    {
        var width = Math.Max(1, right - left - 1);
        var label = e.Shot ?? ChangeWording.Named(e);
        html.Raw($"<g class=\"clip {Class(change.Kind)}\"{(place is null || change.IsKept ? "" : $" id=\"{place}\"")}><title>").Text($"{ChangeWording.Named(e)}: {ChangeWording.Of(change, startShift)}").Raw("</title><rect x=\"").Coordinate(left).Raw("\" y=\"").Number(y).Raw("\" width=\"").Coordinate(width)
            .Raw(string.Create(CultureInfo.InvariantCulture, $"\" height=\"{Lane}\" rx=\"2\"/>"));
        var letters = (int)((width - 8) / 6.2);
        if (letters >= 4)
            html.Raw("<text x=\"").Coordinate(left + 4).Raw("\" y=\"").Number(y + 17).Raw("\">").Text(label.Length <= letters ? label : label[..(letters - 1)] + "…").Raw("</text>");
        html.Raw("</g>\n");
    }
}
