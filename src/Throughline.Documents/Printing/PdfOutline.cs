using System.Globalization;
using System.Text;

namespace Throughline.Documents.Printing;

/// <summary>
/// Adds bookmarks to a PDF that Skia wrote, which has no call for them: an incremental update (ISO 32000-2, 7.5.6) with the
/// outline (12.3.3) and the catalog again, now naming it. Bookmarks go to named destinations that the file has.
/// </summary>
internal static class PdfOutline
{
    /// <summary>The file with bookmarks; as it was when there are none.</summary>
    /// <exception cref="InvalidOperationException">The file does not end as Skia ends one.</exception>
    public static byte[] Add(byte[] pdf, IEnumerable<(string Title, string Place)> bookmarks)
    {
        var items = bookmarks.ToArray();
        if (items.Length == 0)
            return pdf;
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var (size, root) = (Number(trailer, "/Size "), Number(trailer, "/Root "));
        var (from, to) = Dictionary(text, root);

        using var file = new MemoryStream();
        file.Write(pdf);
        var offsets = new SortedDictionary<int, long>();
        Write(root, $"{text[from..(to - 2)]}\n/Outlines {size} 0 R\n/PageMode /UseOutlines>>");
        Write(size, $"<</Type /Outlines /First {size + 1} 0 R /Last {size + items.Length} 0 R /Count {items.Length}>>");
        for (var i = 0; i < items.Length; i++)
        {
            var (before, after) = (i > 0 ? $" /Prev {size + i} 0 R" : "", i + 1 < items.Length ? $" /Next {size + i + 2} 0 R" : "");
            Write(size + 1 + i, $"<</Title {Text(items[i].Title)} /Parent {size} 0 R{before}{after} /Dest /{items[i].Place}>>");
        }

        var table = file.Position;
        Append("xref\n");
        foreach (var (number, offset) in offsets)
            Append($"{number} 1\n{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        var previous = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].Trim().Split('\n')[0].Trim();
        var kept = trailer[(trailer.IndexOf("<<", StringComparison.Ordinal) + 2)..trailer.IndexOf("startxref", StringComparison.Ordinal)].Trim();
        kept = kept[..kept.LastIndexOf(">>", StringComparison.Ordinal)].Replace($"/Size {size}", $"/Size {size + 1 + items.Length}", StringComparison.Ordinal);
        Append($"trailer\n<<{kept}\n/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Append(string words) => file.Write(Encoding.Latin1.GetBytes(words));

        void Write(int number, string body)
        {
            if (offsets.Count == 0)
                Append("\n");
            offsets[number] = file.Position;
            Append($"{number} 0 obj\n{body}\nendobj\n");
        }
    }

    private static int Number(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidOperationException($"The PDF has no {name.Trim()} in its trailer.");
        at += name.Length;
        var end = at;
        while (char.IsAsciiDigit(text[end]))
            end++;
        return int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture);
    }

    // From the first << of an object to behind the >> that ends it.
    private static (int From, int To) Dictionary(string text, int number)
    {
        var at = text.LastIndexOf($"\n{number} 0 obj", StringComparison.Ordinal);
        var from = text.IndexOf("<<", at, StringComparison.Ordinal);
        return (from, text.LastIndexOf(">>", text.IndexOf("endobj", from, StringComparison.Ordinal), StringComparison.Ordinal) + 2);
    }

    // UTF-16 with its mark, in hexadecimal: right for every letter.
    private static string Text(string words) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>";
}
