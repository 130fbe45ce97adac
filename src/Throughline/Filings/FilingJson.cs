using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>A filing as JSON; the shape is <c>docs/json/filing.schema.json</c>.</summary>
public static class FilingJson
{
    private const int Version = 1;

    /// <summary>Writes it in UTF-8, indented, with a line end at its end.</summary>
    public static byte[] Write(FilingDocument filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var output = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(filing, json);
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(FilingDocument filing, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("filing", filing.Form.Key);
        json.WriteString("title", filing.Form.Title);
        json.WriteString("layout", filing.Form.Layout);
        json.WriteStartObject("outcome");
        json.WriteString("key", filing.Outcome.Key);
        json.WriteString("sentence", filing.Outcome.Sentence);
        json.WriteEndObject();
        json.WriteBoolean("isComplete", !filing.Open.Any());
        Write(filing.Record, json);
        List("rules", filing.Form.Rules, json, rule => Write(rule, json));
        List("sections", filing.Sections, json, section => Write(section, json));
        Texts("limits", FilingDocument.Limits, json);
        json.WriteString("signer", filing.Form.Signer);
        json.WriteEndObject();
    }

    private static void Write(FilingRecord record, Utf8JsonWriter json)
    {
        json.WriteStartObject("production");
        json.WriteString("id", record.Production);
        json.WriteString("title", record.Title);
        json.WriteEndObject();
        json.WriteStartObject("record");
        json.WriteNumber("entries", record.Entries.Length);
        json.WriteString("root", record.Root.ToBase64());
        json.WriteString("asOf", record.AsOf.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Write(Rule rule, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("key", rule.Key);
        json.WriteString("title", rule.Title);
        json.WriteString("issuer", rule.Issuer);
        json.WriteString("date", rule.Date);
        json.WriteString("section", rule.Section);
        json.WriteString("substance", rule.Substance);
        json.WriteString("source", rule.Source);
        json.WriteString("address", rule.Address);
        json.WriteString("knownOn", rule.KnownOn);
        json.WriteString("note", rule.Note);
        json.WriteEndObject();
    }

    private static void Write(FilingSection section, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteString("title", section.Title);
        if (section.Note is not null)
            json.WriteString("note", section.Note);
        List("answers", section.Answers, json, answer =>
        {
            json.WriteStartObject();
            json.WriteString("id", answer.Id);
            json.WriteString("question", answer.Question);
            json.WriteString("basis", LedgerEntryJson.NameOf(answer.Basis));
            json.WriteString(answer.Basis == AnswerBasis.Open ? "missing" : "answer", answer.Text);
            Write(answer.Entries, json);
            json.WriteEndObject();
        });
        List("tables", section.Tables, json, table => Write(table, json));
        json.WriteEndObject();
    }

    private static void Write(FilingTable table, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("title", table.Title);
        Texts("columns", table.Columns.Select(column => column.Title), json);
        List("rows", table.Rows, json, row =>
        {
            json.WriteStartObject();
            Texts("cells", row.Cells, json);
            Write(row.Entries, json);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(ImmutableArray<EntryReference> entries, Utf8JsonWriter json) => List("entries", entries, json, entry =>
    {
        json.WriteStartObject();
        json.WriteNumber("index", entry.Index);
        json.WriteString("id", entry.Id.ToString("D"));
        json.WriteEndObject();
    });

    private static void Texts(string name, IEnumerable<string> texts, Utf8JsonWriter json) => List(name, texts, json, json.WriteStringValue);

    private static void List<T>(string name, IEnumerable<T> items, Utf8JsonWriter json, Action<T> write)
        where T : class
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
