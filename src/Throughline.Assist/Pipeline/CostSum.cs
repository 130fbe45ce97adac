using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>What one question has cost, repairs included.</summary>
public sealed class CostSum
{
    /// <summary>In all; null when nothing was paid for, or it is not known.</summary>
    public Cost? Total { get; private set; }

    internal void Add(Cost cost) => Total = Total is { } sum && sum.Currency == cost.Currency ? sum with { Micros = sum.Micros + cost.Micros } : cost;
}
