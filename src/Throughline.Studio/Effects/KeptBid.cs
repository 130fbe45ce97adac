using Throughline.Ledger;

namespace Throughline.Studio.Effects;

/// <summary>A bid that a production keeps.</summary>
/// <param name="Number">From 1, in the order in which bids came in.</param>
/// <param name="Vendor">Whose it is; empty for the production's own.</param>
/// <param name="Draft">The draft it is of, or null.</param>
/// <param name="Made">When it came in.</param>
/// <param name="FileName">The name of its file.</param>
/// <param name="Content">The hash of its bytes.</param>
public sealed record KeptBid(int Number, string Vendor, int? Draft, DateTimeOffset Made, string FileName, Digest Content);
