using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>What models have cost, by currency and by day (UTC).</summary>
public sealed record Spending
{
    /// <summary>Nothing yet.</summary>
    public static readonly Spending Nothing = new();

    private ImmutableDictionary<(string Currency, DateOnly Day), long> Days { get; init; } = ImmutableDictionary<(string, DateOnly), long>.Empty;

    /// <summary>The currencies in which something was spent.</summary>
    public ImmutableArray<string> Currencies => [.. Days.Keys.Select(day => day.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>With one more cost.</summary>
    public Spending And(Cost cost, DateOnly day) => new() { Days = Days.SetItem((cost.Currency, day), Days.GetValueOrDefault((cost.Currency, day)) + cost.Micros) };

    /// <summary>All of a currency.</summary>
    public Cost Total(string currency) => new(Days.Where(day => day.Key.Currency == currency).Sum(day => day.Value), currency);

    /// <summary>One day's of a currency.</summary>
    public Cost On(DateOnly day, string currency) => new(Days.GetValueOrDefault((currency, day)), currency);
}
