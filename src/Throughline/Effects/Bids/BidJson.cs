using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Throughline.Effects.Bids;

/// <summary>Writes a bid, with vendors' bids beside it, as JSON; the shape is <c>docs/json/vfx-bid.schema.json</c>.</summary>
public static class BidJson
{
    /// <summary>Writes it in UTF-8, indented, with LF at the end.</summary>
    public static byte[] Write(BidComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Text(json, "title", comparison.Own.Title);
            json.WriteStartArray("lines");
            foreach (var row in comparison.Rows.Where(r => r.Own is not null))
                Write(json, comparison, row);
            json.WriteEndArray();
            json.WriteStartArray("totals");
            foreach (var total in comparison.Own.Totals.Append(comparison.Own.Total))
            {
                json.WriteStartObject();
                json.WriteString("tier", total.Tier);
                json.WriteNumber("lines", total.Lines);
                Write(json, "shots", total.Shots);
                Write(json, "days", total.Days);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteVendors(json, comparison);
            json.WriteStartArray("assumptions");
            foreach (var assumption in comparison.Own.Assumptions)
                json.WriteStringValue(WellFormed(assumption));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter json, BidComparison comparison, BidRow row)
    {
        var line = row.Own!;
        json.WriteStartObject();
        Text(json, "ref", line.Ref);
        Text(json, "scene", line.Scene);
        Text(json, "heading", line.Heading);
        json.WriteNumber("page", line.Page);
        json.WriteNumber("line", line.Line);
        if (line.LineId.IsKnown)
            json.WriteNumber("lineId", line.LineId.Value);
        Text(json, "words", line.Words);
        Text(json, "work", line.Name);
        json.WriteString("kind", line.Type?.Key ?? EffectRates.Other);
        json.WriteString("tier", line.Tier);
        json.WriteString("source", Throughline.Breakdown.Words.Of(line.Source));
        Write(json, "shots", line.Shots);
        Write(json, "days", line.Days);
        json.WriteStartArray("assumptions");
        foreach (var assumption in line.Assumptions)
            json.WriteStringValue(WellFormed(assumption));
        json.WriteEndArray();
        json.WriteStartArray("ids");
        foreach (var id in line.Ids)
            json.WriteStringValue(WellFormed(id.Text));
        json.WriteEndArray();
        json.WriteStartArray("offers");
        for (var v = 0; v < comparison.Vendors.Length; v++)
        {
            if (row.Offers[v] is { } offer)
                Write(json, comparison.Vendors[v].Vendor, offer);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in row.Findings)
            json.WriteStringValue(WellFormed(finding));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVendors(Utf8JsonWriter json, BidComparison comparison)
    {
        json.WriteStartArray("vendors");
        for (var v = 0; v < comparison.Vendors.Length; v++)
        {
            var total = comparison.TotalOf(v);
            json.WriteStartObject();
            Text(json, "vendor", total.Vendor);
            json.WriteNumber("shots", total.Shots);
            Number(json, "days", total.Days);
            Number(json, "price", total.Price);
            Text(json, "currency", total.Currency);
            json.WriteNumber("missing", total.Missing);
            json.WriteStartArray("extra");
            foreach (var row in comparison.Rows.Where(r => r.Own is null && r.Offers[v] is not null))
                Write(json, total.Vendor, row.Offers[v]!);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string vendor, VendorBidLine offer)
    {
        json.WriteStartObject();
        Text(json, "vendor", vendor);
        Text(json, "ref", offer.Ref);
        Text(json, "scene", offer.Scene);
        Text(json, "kind", offer.Kind);
        Text(json, "work", offer.Work);
        Number(json, "shots", offer.Shots);
        Number(json, "days", offer.Days);
        Number(json, "price", offer.Price);
        Text(json, "notes", offer.Notes);
        json.WriteNumber("row", offer.Row);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Spread spread)
    {
        json.WriteStartObject(name);
        json.WriteNumber("least", spread.Least);
        json.WriteNumber("likely", spread.Likely);
        json.WriteNumber("most", spread.Most);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void Text(Utf8JsonWriter json, string name, string text) => json.WriteString(name, WellFormed(text));

    // Lone surrogates carry bytes that were no text; JSON cannot hold them.
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
