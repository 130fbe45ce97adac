using System.Globalization;
using System.Text;
using Throughline.Breakdown;

namespace Throughline.Effects.Bids;

/// <summary>Writes a bid as a table: to be sent to vendors, who fill in the last columns, or with their answers in them.</summary>
public static class BidCsv
{
    private static readonly string[] Columns =
    [
        "Ref", "Scene", "Page", "Script Line", "Heading", "Script", "Work", "Kind", "Tier", "Shots Min", "Shots Likely", "Shots Max", "Days Min", "Days Likely", "Days Max", "Assumes", "Said By", "Shot Ids",
    ];

    /// <summary>Writes it in UTF-8 with a mark, which spreadsheets need. No cell can be taken for a formula.</summary>
    public static byte[] Write(BidComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var csv = new StringBuilder();
        CsvText.AddRow(csv, [.. Columns, .. Vendors(comparison), .. comparison.Vendors.IsEmpty ? [] : (string[])["To Ask"]]);
        foreach (var row in comparison.Rows)
        {
            var offers = comparison.Vendors.IsEmpty
                ? (string[])["", "", "", ""]
                : [.. row.Offers.SelectMany(o => (string[])[Number(o?.Shots), Number(o?.Days), Number(o?.Price), o?.Notes ?? ""]), string.Join(' ', row.Findings)];
            CsvText.AddRow(csv, [.. Own(row), .. offers]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static IEnumerable<string> Vendors(BidComparison comparison) => comparison.Vendors.IsEmpty
        ? ["Vendor Shots", "Vendor Days", "Vendor Price", "Vendor Notes"]
        : comparison.Vendors.SelectMany(v => (string[])[$"{v.Vendor} Shots", $"{v.Vendor} Days", $"{v.Vendor} Price", $"{v.Vendor} Notes"]);

    private static string[] Own(BidRow row)
    {
        if (row.Own is not { } line)
        {
            var offer = row.Offers.First(o => o is not null)!;
            return [offer.Ref, offer.Scene, "", "", "", "", offer.Work, offer.Kind, .. Enumerable.Repeat("", Columns.Length - 8)];
        }

        return
        [
            line.Ref, line.Scene, Number(line.Page), line.Line == 0 ? "" : Number(line.Line), line.Heading, line.Words, line.Name, line.Kind, line.Tier,
            Number(line.Shots.Least), Number(line.Shots.Likely), Number(line.Shots.Most), Number(line.Days.Least), Number(line.Days.Likely), Number(line.Days.Most),
            string.Join(' ', line.Assumptions), Throughline.Breakdown.Words.Of(line.Source), string.Join(' ', line.Ids),
        ];
    }

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
