using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>Adds objects behind the end of a PDF, and a cross-reference to them in the form that the file uses.</summary>
internal sealed class PdfUpdate : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly SortedDictionary<int, (long Offset, int Generation)> _added = [];

    public PdfUpdate(ReadOnlySpan<byte> file)
    {
        _output.Write(file);
        if (file is not [.., (byte)'\n'])
            Write("\n");
    }

    /// <summary>A name as it is written.</summary>
    public static string Name(string name)
    {
        var written = new StringBuilder("/");
        foreach (var c in name)
        {
            if (c is > ' ' and < '\u007F' and not ('(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%' or '#'))
                written.Append(c);
            else
                written.Append(CultureInfo.InvariantCulture, $"#{(byte)c:X2}");
        }

        return written.ToString();
    }

    /// <summary>Adds an object, or puts it in place of one with its number.</summary>
    public void Add(int number, int generation, string value)
    {
        Begin(number, generation);
        Write($"{value}\nendobj\n");
    }

    /// <summary>Adds a stream.</summary>
    /// <returns>Where its bytes are.</returns>
    public ByteRange AddStream(int number, string entries, ReadOnlySpan<byte> bytes)
    {
        Begin(number, 0);
        Write(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {bytes.Length} >>\nstream\n"));
        var start = _output.Length;
        _output.Write(bytes);
        Write("\nendstream\nendobj\n");
        return new ByteRange(start, bytes.Length);
    }

    /// <summary>Writes the cross-reference.</summary>
    /// <param name="before">That of the file as it was.</param>
    /// <param name="size">One more than the highest number of an object.</param>
    /// <returns>The whole file.</returns>
    public byte[] Finish(PdfCrossReference before, int size)
    {
        var start = _output.Length;
        if (before.IsStream)
            Stream(before, size);
        else
            Table(before, size);
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return _output.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Table(PdfCrossReference before, int size)
    {
        Write("xref\n");
        foreach (var (number, (offset, generation)) in _added)
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} {generation:D5} n \n"));
        Write($"trailer\n<< {Trailer(before, size)} >>\n");
    }

    private void Stream(PdfCrossReference before, int number)
    {
        const int width = 7;
        _added[number] = (_output.Length, 0);
        var rows = new byte[_added.Count * width];
        var at = 0;
        foreach (var (_, (offset, generation)) in _added)
        {
            rows[at] = 1;
            BinaryPrimitives.WriteUInt32BigEndian(rows.AsSpan(at + 1), (uint)offset);
            BinaryPrimitives.WriteUInt16BigEndian(rows.AsSpan(at + 5), (ushort)generation);
            at += width;
        }

        var index = string.Join(' ', _added.Keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"{key} 1")));
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [{index}] {Trailer(before, number + 1)} /Length {rows.Length} >>\nstream\n"));
        _output.Write(rows);
        Write("\nendstream\nendobj\n");
    }

    private static string Trailer(PdfCrossReference before, int size)
    {
        var kept = from key in (string[])["Root", "Info", "ID"]
                   let value = before.Trailer[key]
                   where value is not null
                   select $"/{key} {Encoding.Latin1.GetString(value.Raw.Span)} ";
        return string.Create(CultureInfo.InvariantCulture, $"/Size {size} {string.Concat(kept)}/Prev {before.Start}");
    }

    private void Begin(int number, int generation)
    {
        _added[number] = (_output.Length, generation);
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
    }

    private void Write(string text) => _output.Write(Encoding.Latin1.GetBytes(text));
}
