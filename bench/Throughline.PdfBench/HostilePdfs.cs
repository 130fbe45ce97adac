using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Throughline.PdfBench;

/// <summary>PDFs made to break a reader, each by one thing that is wrong with it.</summary>
internal static class HostilePdfs
{
    private const string Page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >>";
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
    private const string Hello = "BT /F1 12 Tf 108 700 Td (INT. HOUSE - DAY) Tj ET";

    public static IEnumerable<(string Name, Func<byte[]> Make)> All { get; } =
    [
        ("plain", () => One(Hello)),
        ("empty file", () => []),
        ("only a head", () => "%PDF-1.7\n"u8.ToArray()),
        ("no objects", () => "%PDF-1.7\nxref\n0 0\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"u8.ToArray()),
        ("2,000 pages", () => Pages(2_000)),
        ("6,000 pages", () => Pages(6_000)),
        ("deep arrays in a dictionary", () => Of("<< /Type /Catalog /Pages 2 0 R /X " + Many("[", 200_000) + Many("]", 200_000) + " >>", One1, P3, Stream(Hello), Font)),
        ("deep dictionaries", () => Of("<< /Type /Catalog /Pages 2 0 R /X " + Many("<</A", 200_000) + " 1 " + Many(">>", 200_000) + " >>", One1, P3, Stream(Hello), Font)),
        ("deep arrays in the content", () => One(Many("[", 500_000) + Hello)),
        ("deep dictionaries in the content", () => One("/X " + Many("<</A ", 500_000) + " BDC " + Hello)),
        ("unclosed parentheses", () => One("BT /F1 12 Tf " + Many("(", 1_000_000))),
        ("deep saved states", () => One(Many("q ", 2_000_000) + Hello)),
        ("page tree in a circle", () => Of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", P3, Stream(Hello), Font)),
        ("page tree in a wide circle", () => Of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [6 0 R] /Count 1 >>", P3, Stream(Hello), Font, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 1 >>")),
        ("parents in a circle", () => Of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", Stream(Hello), Font)),
        ("page tree 60,000 deep", () => DeepTree(60_000)),
        ("form that draws itself", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >> /Contents 4 0 R >>", Stream("/X Do"), Font, Stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"))),
        ("forms that double thirty times", () => Doubling(30)),
        ("reference to itself", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, Stream(Hello), Font, "6 0 R")),
        ("contents that refer to each other", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< " + Page + " /Contents 6 0 R >>", Stream(Hello), Font, "7 0 R", "6 0 R")),
        ("length that is its own stream", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, "<< /Length 4 0 R >>\nstream\n" + Hello + "\nendstream", Font)),
        ("previous table in a circle", () => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(One(Hello)).Replace("/Root 1 0 R", "/Root 1 0 R /Prev 9", StringComparison.Ordinal))),
        ("bomb of 2 GB", () => Bomb(2_000, 1)),
        ("bomb twice packed", () => Bomb(4_000, 2)),
        ("bomb of show operators", () => BombOf("BT /F1 12 Tf (A) Tj ET ", 400)),
        ("bomb of numbers", () => BombOf("1 ", 400)),
        ("bomb of lines", () => BombOf("1 1 m 9 9 l S ", 300)),
        ("one word of 200 MB", () => One("BT /F1 12 Tf (" + Many("A", 20_000_000) + ") Tj ET")),
        ("letters beyond every edge", () => One("BT /F1 1e30 Tf 1e38 1e38 Td (AAAA) Tj ET 1e38 0 0 1e38 1e38 1e38 cm " + Hello)),
        ("type of no size", () => One("BT /F1 0 Tf 0 0 0 0 0 0 Tm (INT. HOUSE) Tj ET")),
        ("page of no size", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>", Stream(Hello), Font)),
        ("page of numbers that are none", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [(a) null 1e400 -1] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>", Stream(Hello), Font)),
        ("count of two thousand million", () => Of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", P3, Stream(Hello), Font)),
        ("picture of 30,000 by 30,000", () => Image(30_000)),
        ("10,000 pictures", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /I 6 0 R >> >> /Contents 4 0 R >>", Stream(Many("/I Do ", 10_000)), Font, Stream(new string('\0', 3 * 300 * 300), "/Type /XObject /Subtype /Image /Width 300 /Height 300 /BitsPerComponent 8 /ColorSpace /DeviceRGB"))),
        ("letters mapped to long texts", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, Stream("BT /F1 12 Tf (" + Many("A", 20_000) + ") Tj ET"), "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>", Stream("begincmap 1 beginbfchar <41> <" + Many("0041", 50_000) + "> endbfchar endcmap"))),
        ("a map of the whole of everything", () => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, Stream(Hello), "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>", Stream("begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"))),
        ("two stars a line, 400,000 words", () => One(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"BT /F1 9 Tf {i % 600} {i / 600} Td (*) Tj ET ")))),
        ("encrypted with no known way", () => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(One(Hello)).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 4 /R 4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) /P -4 /Length 128 >> /ID [(a) (a)]", StringComparison.Ordinal))),
    ];

    private const string One1 = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private const string P3 = "<< " + Page + " /Contents 4 0 R >>";

    private static string Many(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Stream(string content, string dictionary = "") => $"<< {dictionary} /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static byte[] One(string content) => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, Stream(content), Font);

    private static byte[] Pages(int count) => Of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [" + string.Concat(Enumerable.Range(0, count).Select(i => $"{6 + i} 0 R ")) + $"] /Count {count} >>", "null", Stream(string.Concat(Enumerable.Range(0, 50).Select(i => $"BT /F1 12 Tf 108 {720 - i * 12} Td (He walks on to the other end of the long street.) Tj ET\n"))), Font, .. Enumerable.Repeat(P3, count)]);

    private static byte[] DeepTree(int depth) => Of(["<< /Type /Catalog /Pages 6 0 R >>", One1, P3, Stream(Hello), Font, .. Enumerable.Range(0, depth).Select(i => $"<< /Type /Pages /Parent {(i == 0 ? 6 : 5 + i)} 0 R /Kids [{(i == depth - 1 ? 3 : 7 + i)} 0 R] /Count 1 >>")]);

    private static byte[] Doubling(int levels) => Of(["<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >> /Contents 4 0 R >>", Stream("/X Do"), Font,
        .. Enumerable.Range(0, levels).Select(i => i == levels - 1 ? Stream(Hello, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]") : Stream("/X Do /X Do", $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {7 + i} 0 R >> >>"))]);

    private static byte[] Image(int side) => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /I 6 0 R >> >> /Contents 4 0 R >>", Stream("/I Do"), Font,
        Packed(new byte[1 << 20], 900, $"/Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 8 /ColorSpace /DeviceGray"));

    private static byte[] Bomb(int megabytes, int packings)
    {
        var content = Packed(new byte[1 << 20], megabytes, "", packings);
        return Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, content, Font);
    }

    private static byte[] BombOf(string text, int megabytes) => Of("<< /Type /Catalog /Pages 2 0 R >>", One1, P3, Packed(Encoding.ASCII.GetBytes(Many(text, (1 << 20) / text.Length)), megabytes, ""), Font);

    private static string Packed(byte[] part, int times, string dictionary, int packings = 1)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < times; i++)
                deflate.Write(part);
        }

        var bytes = packed.ToArray();
        for (var i = 1; i < packings; i++)
        {
            using var again = new MemoryStream();
            using (var deflate = new ZLibStream(again, CompressionLevel.Optimal, leaveOpen: true))
                deflate.Write(bytes);
            bytes = again.ToArray();
        }

        return Stream(Encoding.Latin1.GetString(bytes), $"{dictionary} /Filter [{Many("/FlateDecode ", packings)}]");
    }

    private static byte[] Of(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n").Append(objects[i]).Append("\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
