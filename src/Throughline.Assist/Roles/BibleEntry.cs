using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>One entry of a bible.</summary>
/// <param name="Part">Where it belongs.</param>
/// <param name="Fields">What it says, in the order of its part.</param>
/// <param name="Quotes">The lines that say so; none of an entry that a writer made.</param>
public sealed record BibleEntry(BiblePart Part, ImmutableArray<(string Name, string Text)> Fields, ImmutableArray<Quote> Quotes)
{
    /// <summary>A field by its name; empty when it has none.</summary>
    public string this[string field] => Fields.FirstOrDefault(it => it.Name == field).Text ?? "";

    /// <summary>On one line, for a person: <c>NORA PELL: to do the work exactly</c>.</summary>
    public string Words
    {
        get
        {
            string[] said = [.. Fields.Select(it => it.Text).Where(text => text.Length > 0)];
            return said.Length == 0 ? "" : said.Length == 1 ? said[0] : $"{said[0]}: {string.Join("; ", said[1..])}";
        }
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, text) in Fields)
            json.WriteString(name, Well(text));
        json.WriteStartArray("quotes");
        foreach (var quote in Quotes)
        {
            json.WriteStartObject();
            json.WriteNumber("line", quote.Line.Value);
            json.WriteString("words", Well(quote.Words));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static BibleEntry? Read(BiblePart part, ImmutableArray<string> fields, JsonElement json, string where, List<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{where}: is no object.");
            return null;
        }

        var texts = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var field in fields)
        {
            var text = json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
            if (text is null || (field == fields[0] && string.IsNullOrWhiteSpace(text)))
                problems.Add($"{where}: needs {field}, a text.");
            texts.Add((field, text ?? ""));
        }

        foreach (var other in json.EnumerateObject().Where(it => it.Name != "quotes" && !fields.Contains(it.Name, StringComparer.Ordinal)))
            problems.Add($"{where}: {other.Name} is not one of {string.Join(", ", fields)}, quotes.");
        return new BibleEntry(part, texts.DrainToImmutable(), Quoted(json, where, problems));
    }

    private static ImmutableArray<Quote> Quoted(JsonElement json, string where, List<string> problems)
    {
        if (!json.TryGetProperty("quotes", out var all))
            return [];
        var quotes = ImmutableArray.CreateBuilder<Quote>();
        foreach (var quote in all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : default)
        {
            if (quote.ValueKind == JsonValueKind.Object && quote.TryGetProperty("words", out var words) && words.ValueKind == JsonValueKind.String)
                quotes.Add(new Quote(new LineId(quote.TryGetProperty("line", out var line) && line.ValueKind == JsonValueKind.Number && line.TryGetInt64(out var number) && number > 0 ? number : 0), words.GetString()!));
            else
                problems.Add($"{where}: a quotation needs line, a number, and words.");
        }

        return quotes.DrainToImmutable();
    }

    private static string Well(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
