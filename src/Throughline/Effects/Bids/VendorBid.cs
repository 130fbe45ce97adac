using System.Collections.Immutable;

namespace Throughline.Effects.Bids;

/// <summary>A vendor's bid as their table has it.</summary>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Lines">In the order of the table.</param>
/// <param name="Currency">The mark or code that their prices carry; empty when they carry none.</param>
public sealed record VendorBid(string Vendor, ImmutableArray<VendorBidLine> Lines, string Currency);

/// <summary>A row of a vendor's bid.</summary>
/// <param name="Ref">The line of the bid that it answers; empty when the row does not say.</param>
/// <param name="Scene">The scene, or empty.</param>
/// <param name="Kind">The kind of effect in the vendor's words, or empty.</param>
/// <param name="Work">What they offer to do, or empty.</param>
/// <param name="Shots">How many shots; null when the row does not say.</param>
/// <param name="Days">Days of one artist for all of them; null when the row does not say.</param>
/// <param name="Price">What all of them cost; null when the row does not say.</param>
/// <param name="Notes">What they assume, or empty.</param>
/// <param name="Row">The row's line in the file.</param>
public sealed record VendorBidLine(string Ref, string Scene, string Kind, string Work, int? Shots, decimal? Days, decimal? Price, string Notes, int Row);
