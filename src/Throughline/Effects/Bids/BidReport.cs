using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Reports;

namespace Throughline.Effects.Bids;

/// <summary>A bid as a report: totals by tier, vendors beside each other, every line with what it assumes.</summary>
public static class BidReport
{
    /// <summary>Makes the report.</summary>
    public static ReportDocument Of(BidComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var own = comparison.Own;
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.Add(new ReportChapter("totals", "In all", string.Join(' ', own.Assumptions)));
        parts.Add(Totals(own));
        if (!comparison.Vendors.IsEmpty)
        {
            parts.Add(new ReportChapter("vendors", "Vendors"));
            parts.Add(Vendors(comparison));
            parts.Add(new ReportHeading("Line by line"));
            parts.Add(Offers(comparison));
            if (comparison.Rows.Any(r => !r.Findings.IsEmpty))
            {
                parts.Add(new ReportHeading("To ask about"));
                parts.Add(Findings(comparison));
            }
        }

        parts.Add(new ReportChapter("lines", "Lines"));
        string? scene = null;
        foreach (var line in own.Lines)
        {
            if (line.Scene != scene)
                parts.Add(new ReportHeading($"{line.Scene}  {line.Heading}"));
            scene = line.Scene;
            parts.Add(Card(line));
        }

        var subtitle = string.Create(CultureInfo.InvariantCulture, $"{own.Lines.Length} {(own.Lines.Length == 1 ? "line" : "lines")} · {own.Total.Shots} shots · {own.Total.Days} days · at least, likely, at most");
        return new ReportDocument(own.Title, "effects bid", subtitle, parts.DrainToImmutable());
    }

    private static ReportTable Totals(Bid own) => new(
        [new ReportColumn("Tier", 34), new ReportColumn("Lines", 10, true), new ReportColumn("Shots", 26, true), new ReportColumn("Days", 30, true)],
        [.. own.Totals.Append(own.Total).Select(t => new ReportRow([t.Tier, Number(t.Lines), t.Shots.ToString(), t.Days.ToString()]))]);

    private static ReportTable Vendors(BidComparison comparison) => new(
        [new ReportColumn("Vendor", 30), new ReportColumn("Shots", 14, true), new ReportColumn("Days", 14, true), new ReportColumn("Price", 22, true), new ReportColumn("Lines without a bid", 20, true)],
        [
            .. Enumerable.Range(0, comparison.Vendors.Length).Select(comparison.TotalOf)
                .Select(t => new ReportRow([t.Vendor, Number(t.Shots), Number(t.Days), Price(t.Price, t.Currency), Number(t.Missing)])),
            new ReportRow(["Our own", comparison.Own.Total.Shots.ToString(), comparison.Own.Total.Days.ToString(), "", ""]),
        ]);

    private static ReportTable Offers(BidComparison comparison)
    {
        var share = Math.Max(8, 52 / (comparison.Vendors.Length + 1));
        return new ReportTable(
            [new ReportColumn("Line", 24), new ReportColumn("Work", 24), new ReportColumn("Ours", share, true), .. comparison.Vendors.Select(v => new ReportColumn(v.Vendor, share, true))],
            [
                .. comparison.Rows.Select(r => new ReportRow(
                [
                    r.Own?.Ref ?? "only a vendor", r.Own?.Name ?? r.Offers.First(o => o is not null)!.Work, r.Own is { } line ? $"{line.Shots} shots, {line.Days} d" : "",
                    .. r.Offers.Select((o, v) => o is null ? "no bid" : Offer(o, comparison.Vendors[v].Currency)),
                ])),
            ]);
    }

    private static ReportTable Findings(BidComparison comparison) => new(
        [new ReportColumn("Line", 30), new ReportColumn("What", 70)],
        [.. comparison.Rows.SelectMany(r => r.Findings.Select(f => new ReportRow([r.Own?.Ref ?? r.Offers.First(o => o is not null)!.Work, f])))]);

    private static ReportCard Card(BidLine line)
    {
        var facts = ImmutableArray.CreateBuilder<(string, string)>();
        facts.Add(("Kind", line.Kind));
        facts.Add(("Tier", line.Tier));
        facts.Add(("Shots", line.Shots.ToString()));
        facts.Add(("Days", line.Days.ToString()));
        if (!line.Ids.IsEmpty)
            facts.Add(("Ids", line.Ids.Length == 1 ? line.Ids[0].Text : $"{line.Ids[0]} to {line.Ids[^1]}"));
        var colour = line.Type?.Tier switch { EffectTier.ThreeDimensional => "#8a3b2e", EffectTier.Assisted => "#b06a00", EffectTier.TwoDimensional => "#2f6f4f", _ => "#8a857b" };
        return new ReportCard(
            $"{Words.MarkOf(line.Source)}{line.Ref}  {line.Name}", facts.DrainToImmutable(), line.Words, colour, null,
            new ReportTable([new ReportColumn("It assumes", 100)], [.. line.Assumptions.Select(a => new ReportRow([a]))]));
    }

    /// <summary>What a vendor bids on a line: <c>3 shots, 12 d, $9,000</c>.</summary>
    public static string Offer(VendorBidLine offer, string currency)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var said = new List<string>();
        if (offer.Shots is { } shots)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{shots} {(shots == 1 ? "shot" : "shots")}"));
        if (offer.Days is { } days)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{days:0.##} d"));
        if (offer.Price is not null)
            said.Add(Price(offer.Price, currency));
        return said.Count == 0 ? "no figures" : string.Join(", ", said);
    }

    /// <summary>A price with its currency: <c>$12,500</c>, <c>12,500 EUR</c>.</summary>
    public static string Price(decimal? price, string currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (price is not { } known)
            return "";
        var number = known.ToString(known == Math.Truncate(known) ? "N0" : "N2", CultureInfo.InvariantCulture);
        return currency.Length == 0 ? number : char.IsAsciiLetter(currency[0]) ? $"{number} {currency}" : currency + number;
    }

    private static string Number(decimal? number) => number?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "";
}
