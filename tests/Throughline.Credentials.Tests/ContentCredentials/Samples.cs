using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>Small files to sign.</summary>
internal static class Samples
{
    /// <summary>A grey square.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAB/9k=");

    /// <summary>The same.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAIElEQVR4AdzKsQ0AAAzCsIrr83X5AHYiZbOAT+tKG8AAAAD///x8WrEAAAAGSURBVAMADcwUyRCrcdYAAAAASUVORK5CYII=");

    /// <summary>A script.</summary>
    public static byte[] Script { get; } = "INT. KITCHEN - DAY\n\nRain.\n"u8.ToArray();

    /// <summary>A page, its objects listed in a table.</summary>
    /// <param name="catalog">What the catalog says besides.</param>
    /// <param name="trailer">What the trailer says besides.</param>
    /// <param name="more">Objects from number 4 on.</param>
    public static byte[] Pdf(string catalog = "", string trailer = "", params string[] more)
    {
        string[] objects = [$"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>", .. more];
        var (text, offsets) = Body(objects);
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A page, its catalog in an object stream, its objects listed in a packed stream.</summary>
    public static byte[] PackedPdf()
    {
        var catalog = "<< /Type /Catalog /Pages 2 0 R >>";
        var inside = $"1 0 {catalog}";
        var (text, offsets) = Body(["null", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>", Stream("/Type /ObjStm /N 1 /First 4", Encoding.Latin1.GetBytes(inside))]);
        var start = text.Length;
        int[][] rows = [[0, 0, 255], [2, 4, 0], [1, offsets[1], 0], [1, offsets[2], 0], [1, offsets[3], 0], [1, start, 0]];
        text.Append(CultureInfo.InvariantCulture, $"5 0 obj\n{Stream("/Type /XRef /W [1 2 1] /Size 6 /Root 1 0 R /DecodeParms << /Predictor 12 /Columns 4 >>", Predicted(rows))}\nendobj\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static (StringBuilder Text, int[] Offsets) Body(string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new int[objects.Length];
        for (var i = 0; i < objects.Length; i++)
        {
            offsets[i] = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        return (text, offsets);
    }

    // Each row as the difference to the one above, as PNG's filter "up" does it.
    private static byte[] Predicted(int[][] rows)
    {
        var plain = rows.Select(row => new[] { (byte)row[0], (byte)(row[1] >> 8), (byte)row[1], (byte)row[2] }).ToArray();
        return [.. plain.SelectMany((row, i) => row.Select((b, at) => (byte)(b - (i > 0 ? plain[i - 1][at] : 0))).Prepend((byte)2))];
    }

    private static string Stream(string entries, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream");
    }
}
