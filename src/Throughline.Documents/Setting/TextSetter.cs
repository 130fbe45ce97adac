using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Throughline.Documents.Fonts;
using Throughline.Screenplays.Layout;
using Buffer = HarfBuzzSharp.Buffer;

namespace Throughline.Documents.Setting;

/// <summary>
/// Sets text on the grid of the page: letters of Courier one to a column, wide letters of East Asia in the middle of two; other
/// scripts as their font shapes them, drawn together when they would take more columns than the layout gave them.
/// </summary>
/// <param name="size">Of the type, in points.</param>
internal sealed class TextSetter(float size)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly float _column = size * 0.6f;

    /// <summary>The scripts for which no font was found, as ISO 15924 names them.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Sets a line.</summary>
    public SetText Set(string text, bool bold = false, bool italic = false, bool isRightToLeft = false)
    {
        var courier = FontShelf.Courier(bold, italic);
        return isRightToLeft || !TryPlain(text, courier, out var plain) ? SetMixed(text, bold, italic, isRightToLeft) : plain;
    }

    // Nearly every line: letters that Courier has, one to a column.
    private bool TryPlain(string text, FontFace courier, out SetText set)
    {
        set = null!;
        var glyphs = new ushort[text.Length];
        var places = new SKPoint[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0300' and (< '\u2010' or > '\u2027') || (glyphs[i] = courier.GlyphOf(text[i])) == 0)
                return false;
            places[i] = new SKPoint(i * _column, 0);
        }

        set = new SetText([new GlyphRun(courier, glyphs, places, 1, null, null)], text.Length * _column);
        return true;
    }

    private SetText SetMixed(string text, bool bold, bool italic, bool isRightToLeft)
    {
        var courier = FontShelf.Courier(bold, italic);
        var clusters = Clusters(text);
        var faces = Faces(clusters, bold, italic);
        var levels = Bidi.Levels(clusters, isRightToLeft);
        var stretches = new List<(int From, int To)>();
        for (int from = 0, to; from < clusters.Length; from = to)
        {
            to = from + 1;
            while (to < clusters.Length && levels[to] == levels[from] && faces[to] == faces[from])
                to++;
            stretches.Add((from, to));
        }

        var runs = new List<GlyphRun>();
        var pen = 0f;
        foreach (var (from, to) in Bidi.Order(stretches, levels))
        {
            var words = string.Concat(clusters[from..to]);
            runs.Add(Shape(words, faces[from], levels[from] % 2 == 1, faces[from] == courier, ref pen));
        }

        return new SetText(runs, pen);
    }

    // Spaces and marks among letters of one font are of that font, so that a sentence is set as one.
    private FontFace[] Faces(string[] clusters, bool bold, bool italic)
    {
        var faces = new FontFace[clusters.Length];
        FontFace? before = null;
        for (int from = 0, to; from < clusters.Length; from = to)
        {
            to = from;
            while (to < clusters.Length && IsNeutral(clusters[to]))
                to++;
            var after = to < clusters.Length ? FaceOf(clusters[to], bold, italic) : null;
            for (var i = from; i < to; i++)
                faces[i] = before is not null && (after is null || after == before) && FontShelf.HasAll(before, Characters(clusters[i])) ? before : FaceOf(clusters[i], bold, italic);
            if (after is not null)
                before = faces[to++] = after;
        }

        return faces;
    }

    private FontFace FaceOf(string cluster, bool bold, bool italic)
    {
        var courier = FontShelf.Courier(bold, italic);
        var characters = Characters(cluster);
        if (FontShelf.HasAll(courier, characters))
            return courier;
        if (FontShelf.For(characters, bold, italic) is { } face)
            return face;
        _missing.Add(FontShelf.ScriptOf(characters));
        return courier;
    }

    private static int[] Characters(string cluster) => [.. cluster.EnumerateRunes().Select(r => r.Value)];

    private static bool IsNeutral(string cluster) => FontShelf.ScriptOf(Characters(cluster)) == "Zyyy";

    private GlyphRun Shape(string words, FontFace face, bool backwards, bool onGrid, ref float pen)
    {
        using var buffer = new Buffer { ClusterLevel = ClusterLevel.MonotoneGraphemes };
        buffer.AddUtf16(words);
        buffer.GuessSegmentProperties();
        buffer.Direction = backwards ? HarfBuzzSharp.Direction.RightToLeft : HarfBuzzSharp.Direction.LeftToRight;
        face.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var scale = size / face.UnitsPerEm;
        var natural = 0f;
        foreach (var position in positions)
            natural += position.XAdvance * scale;
        var room = Columns(words) * _column;
        var isWide = !onGrid && words.EnumerateRunes().All(r => Columns(r.ToString()) is 0 or 2) && Columns(words) > 0;
        var stretch = !onGrid && !isWide && natural > room && room > 0 ? room / natural : 1;
        var glyphs = new ushort[infos.Length];
        var places = new SKPoint[infos.Length];
        var starts = new uint[infos.Length];
        for (var i = 0; i < infos.Length; i++)
        {
            var position = positions[i];
            var advance = position.XAdvance * scale * stretch;
            // In the middle of its columns, which for a letter of Courier are as wide as it is.
            var cell = isWide && position.XAdvance > 0 ? 2 * _column : onGrid && position.XAdvance > 0 ? _column : advance;
            places[i] = new SKPoint(pen + (cell - advance) / 2 + position.XOffset * scale * stretch, -position.YOffset * scale);
            glyphs[i] = (ushort)infos[i].Codepoint;
            starts[i] = (uint)Encoding.UTF8.GetByteCount(words.AsSpan(0, (int)infos[i].Cluster));
            pen += cell;
        }

        return new GlyphRun(face, glyphs, places, stretch, Encoding.UTF8.GetBytes(words), starts);
    }

    private static string[] Clusters(string text)
    {
        var clusters = new List<string>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            clusters.Add(text.Substring(at, length));
            at += length;
        }

        return [.. clusters];
    }

    private static int Columns(string words) => LineCount.Columns(words);
}
