using System.Collections.Immutable;
using System.Text.Json;

namespace Throughline.Documents.Recovery;

/// <summary>The words of a PDF as JSON arrays, for handing them from one process to another.</summary>
public static class PdfTextJson
{
    /// <summary>Writes them in UTF-8.</summary>
    public static void Write(PdfText text, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        foreach (var page in text.Pages)
        {
            json.WriteStartArray();
            json.WriteNumberValue(page.Number);
            Number(json, page.Width);
            Number(json, page.Height);
            json.WriteBooleanValue(page.HasImage);
            foreach (var word in page.Words)
            {
                json.WriteStartArray();
                json.WriteStringValue(word.Text);
                Number(json, word.X);
                Number(json, word.Right);
                Number(json, word.Foot);
                Number(json, word.Size);
                json.WriteNumberValue((word.IsBold ? 1 : 0) + (word.IsItalic ? 2 : 0) + (word.IsUnderlined ? 4 : 0));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is cut off or something else.</exception>
    public static PdfText Read(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return new PdfText([.. json.RootElement.EnumerateArray().Select(Page)]);
    }

    // A thousandth of a point is finer than any printer, and keeps the text short.
    private static void Number(Utf8JsonWriter json, double points) => json.WriteNumberValue(double.IsFinite(points) ? Math.Round(points, 3) : 0);

    private static PdfPageText Page(JsonElement page) =>
        new(page[0].GetInt32(), page[1].GetDouble(), page[2].GetDouble(), [.. page.EnumerateArray().Skip(4).Select(Word)], page[3].GetBoolean());

    private static PdfWord Word(JsonElement word)
    {
        var flags = word[5].GetInt32();
        return new PdfWord(word[0].GetString()!, word[1].GetDouble(), word[2].GetDouble(), word[3].GetDouble(), word[4].GetDouble(), (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
    }
}
