using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Effects.Bids;

/// <summary>Reads a vendor's bid from a table with a row of column names, as spreadsheets export them.</summary>
public static class VendorBidReader
{
    // What people call the columns; the first that the table has is taken.
    private static readonly string[] Refs = ["REF", "REF #", "REF NO", "REFERENCE", "LINE", "LINE #", "ID", "BID LINE"];
    private static readonly string[] Scenes = ["SCENE", "SC", "SC #", "SCENE #", "SEQUENCE", "SEQ"];
    private static readonly string[] Kinds = ["KIND", "TYPE", "CATEGORY", "METHODOLOGY"];
    private static readonly string[] Works = ["WORK", "DESCRIPTION", "SHOT DESCRIPTION", "EFFECT", "SCOPE"];
    private static readonly string[] Shots = ["VENDOR SHOTS", "SHOTS", "# SHOTS", "NO OF SHOTS", "SHOT COUNT", "COUNT", "QTY"];
    private static readonly string[] Days = ["VENDOR DAYS", "DAYS", "PERSON DAYS", "PERSON-DAYS", "ARTIST DAYS", "MAN DAYS", "MANDAYS", "BID DAYS", "TOTAL DAYS"];
    private static readonly string[] Prices = ["VENDOR PRICE", "PRICE", "COST", "TOTAL COST", "TOTAL", "AMOUNT", "BID"];
    private static readonly string[] Notes = ["VENDOR NOTES", "NOTES", "ASSUMPTIONS", "COMMENTS", "COMMENT", "REMARKS"];

    /// <summary>The bid; without a column of shots, days or prices there is nothing to compare, which is an error.</summary>
    /// <param name="source">The table.</param>
    /// <param name="vendor">Whose it is.</param>
    public static (VendorBid Bid, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source, string vendor)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(vendor);
        var log = new DiagnosticLog(source);
        var lines = ImmutableArray.CreateBuilder<VendorBidLine>();
        var currency = "";
        string[]? names = null;
        foreach (var (start, end, cells) in CsvTable.Read(source))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (names is null)
            {
                names = [.. cells.Select(c => c.Trim().ToUpperInvariant())];
                if (Column(names, Shots) < 0 && Column(names, Days) < 0 && Column(names, Prices) < 0)
                {
                    log.Say("VFX501", Severity.Error, start, end - start, $"{source.Name} has no column Shots, Days or Price in its first row, so it is no bid that can be compared.");
                    break;
                }

                if (Column(names, Refs) < 0 && Column(names, Scenes) < 0)
                    log.Say("VFX502", Severity.Warning, start, end - start, $"{source.Name} has no column Ref or Scene, so its rows cannot be matched to lines.");
                continue;
            }

            var row = source.LineAt(start);
            string Of(string[] wanted) => Cell(cells, Column(names, wanted));
            decimal? Number(string[] wanted, string what)
            {
                var text = Of(wanted);
                if (text.Length == 0 || text is "-" or "–" or "n/a" or "N/A" or "TBD" or "tbd")
                    return null;
                if (BidNumber.TryRead(text, out var number, out var mark))
                {
                    currency = currency.Length == 0 ? mark : currency;
                    return number;
                }

                log.Say("VFX503", Severity.Warning, start, end - start, $"Line {row}: \"{text}\" is no number of {what}; the cell was left out.");
                return null;
            }

            var line = new VendorBidLine(Of(Refs), Of(Scenes), Of(Kinds), Of(Works), null, Number(Days, "days"), Number(Prices, "money"), Of(Notes), row);
            if (Number(Shots, "shots") is { } shots)
            {
                if (shots is < 0 or > 100_000 || shots != Math.Truncate(shots))
                    log.Say("VFX503", Severity.Warning, start, end - start, $"Line {row}: {shots.ToString(CultureInfo.InvariantCulture)} is no number of shots; the cell was left out.");
                else
                    line = line with { Shots = (int)shots };
            }

            // A row of totals names no line, no scene and no kind.
            if (line.Ref.Length + line.Scene.Length + line.Kind.Length > 0 || (line.Work.Length > 0 && !line.Work.StartsWith("total", StringComparison.OrdinalIgnoreCase)))
                lines.Add(line);
        }

        if (names is null)
            log.Say("VFX501", Severity.Error, 0, 0, $"{source.Name} is empty.");
        return (new VendorBid(vendor, lines.DrainToImmutable(), currency), log.ToImmutable());
    }

    private static int Column(string[] names, string[] wanted)
    {
        foreach (var name in wanted)
        {
            if (Array.IndexOf(names, name) is var at and >= 0)
                return at;
        }

        return -1;
    }

    private static string Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at].Trim() : "";
}
