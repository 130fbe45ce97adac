using Throughline.Ledger;

namespace Throughline.Assist.Models;

/// <summary>What a model costs.</summary>
/// <param name="Input">For a million tokens that are sent.</param>
/// <param name="Output">For a million tokens that come back.</param>
/// <param name="Currency">Three capitals, ISO 4217.</param>
/// <param name="AsOf">When the price was looked up.</param>
public sealed record ModelPrice(decimal Input, decimal Output, string Currency, DateOnly AsOf)
{
    /// <summary>The cost of an exchange, rounded up to a millionth.</summary>
    public Cost Of(long inputTokens, long outputTokens) => new((long)decimal.Ceiling(inputTokens * Input + outputTokens * Output), Currency);
}
