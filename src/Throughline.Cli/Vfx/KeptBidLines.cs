using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Effects;
using Throughline.Studio;

namespace Throughline.Cli.Vfx;

/// <summary>What the production's own latest bid says of each shot.</summary>
/// <param name="Kind">The kind of effect.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Days">The likely days of its line, shared among the line's shots.</param>
internal sealed record KeptBidLine(string Kind, string Tier, decimal Days);

/// <inheritdoc cref="KeptBidLine"/>
internal static class KeptBidLines
{
    /// <summary>By the shot's id; empty when there is no bid.</summary>
    public static async Task<ImmutableDictionary<ShotId, KeptBidLine>> OfAsync(Production production, CancellationToken cancel)
    {
        var found = ImmutableDictionary<ShotId, KeptBidLine>.Empty;
        if ((await production.Effects.BidsAsync(cancel)).LastOrDefault(b => b.Vendor.Length == 0) is not { } bid)
            return found;
        using var document = JsonDocument.Parse(production.Effects.Bytes(bid));
        foreach (var line in document.RootElement.GetProperty("lines").EnumerateArray())
        {
            var ids = line.GetProperty("ids");
            foreach (var id in ids.EnumerateArray())
                found = found.SetItem(new ShotId(id.GetString()!), new KeptBidLine(line.GetProperty("kind").GetString()!, line.GetProperty("tier").GetString()!, decimal.Round(line.GetProperty("days").GetProperty("likely").GetDecimal() / ids.GetArrayLength(), 2)));
        }

        return found;
    }
}
