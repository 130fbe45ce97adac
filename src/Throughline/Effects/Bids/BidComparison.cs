using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Effects.Bids;

/// <summary>Vendors' bids beside the production's own, line by line.</summary>
/// <param name="Own">The production's own.</param>
/// <param name="Vendors">In the order in which they were given.</param>
/// <param name="Rows">A row for each line of the own bid in its order, then one for each line that only a vendor has.</param>
public sealed record BidComparison(Bid Own, ImmutableArray<VendorBid> Vendors, ImmutableArray<BidRow> Rows)
{
    /// <summary>Compares.</summary>
    public static BidComparison Of(Bid own, ImmutableArray<VendorBid> vendors)
    {
        ArgumentNullException.ThrowIfNull(own);
        var answers = vendors.Select(v => BidAnswers.Of(own, v)).ToArray();
        var rows = ImmutableArray.CreateBuilder<BidRow>();
        foreach (var line in own.Lines)
        {
            ImmutableArray<VendorBidLine?> offers = [.. answers.Select(a => a.ByRef.GetValueOrDefault(line.Ref))];
            rows.Add(new BidRow(line, offers, [.. offers.Select((offer, v) => Findings(line, offer, vendors[v])).SelectMany(f => f)]));
        }

        for (var v = 0; v < answers.Length; v++)
        {
            foreach (var extra in answers[v].Extra)
                rows.Add(new BidRow(null, [.. answers.Select((_, other) => other == v ? extra : null)], [$"{vendors[v].Vendor}: answers no line of the bid."]));
        }

        return new BidComparison(own, vendors, rows.DrainToImmutable());
    }

    /// <summary>Shots, days and price of all that a vendor bids, and how many lines of the own bid they leave out.</summary>
    /// <param name="vendor">An index in <see cref="Vendors"/>.</param>
    public VendorTotal TotalOf(int vendor)
    {
        var offers = Rows.Select(r => r.Offers[vendor]).OfType<VendorBidLine>().ToArray();
        return new VendorTotal(
            Vendors[vendor].Vendor,
            offers.Sum(o => o.Shots ?? 0),
            offers.Any(o => o.Days is not null) ? offers.Sum(o => o.Days ?? 0) : null,
            offers.Any(o => o.Price is not null) ? offers.Sum(o => o.Price ?? 0) : null,
            Vendors[vendor].Currency,
            Rows.Count(r => r.Own is not null && r.Offers[vendor] is null));
    }

    private static IEnumerable<string> Findings(BidLine line, VendorBidLine? offer, VendorBid vendor)
    {
        if (offer is null)
        {
            yield return $"{vendor.Vendor}: no bid.";
            yield break;
        }

        if (offer.Shots is { } shots)
        {
            if (shots < line.Shots.Least)
                yield return string.Create(CultureInfo.InvariantCulture, $"{vendor.Vendor}: {shots} {(shots == 1 ? "shot" : "shots")}, fewer than the least of {line.Shots.Least:0.##}.");
            else if (shots > line.Shots.Most)
                yield return string.Create(CultureInfo.InvariantCulture, $"{vendor.Vendor}: {shots} {(shots == 1 ? "shot" : "shots")}, more than the most of {line.Shots.Most:0.##}.");
        }

        if (offer.Days is { } days && (days < line.Days.Least || days > line.Days.Most))
            yield return string.Create(CultureInfo.InvariantCulture, $"{vendor.Vendor}: {days:0.##} days, {(days < line.Days.Least ? "fewer" : "more")} than the {line.Days} of the rates.");
    }
}

/// <summary>A line with what vendors bid on it.</summary>
/// <param name="Own">The line; null for one that only a vendor has.</param>
/// <param name="Offers">One for each vendor; null where they bid nothing.</param>
/// <param name="Findings">What a producer should ask about, in sentences.</param>
public sealed record BidRow(BidLine? Own, ImmutableArray<VendorBidLine?> Offers, ImmutableArray<string> Findings);

/// <summary>What a vendor bids in all.</summary>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Shots">Shots.</param>
/// <param name="Days">Days of one artist; null when they name none.</param>
/// <param name="Price">What it costs; null when they name no price.</param>
/// <param name="Currency">The mark or code of their prices, or empty.</param>
/// <param name="Missing">Lines of the own bid that they leave out.</param>
public sealed record VendorTotal(string Vendor, int Shots, decimal? Days, decimal? Price, string Currency, int Missing);
