namespace Throughline.Ledger;

/// <summary>Money, exactly.</summary>
/// <param name="Micros">Millionths of a unit of the currency; 0 or more.</param>
/// <param name="Currency">Three capitals, ISO 4217.</param>
public readonly record struct Cost(long Micros, string Currency);
