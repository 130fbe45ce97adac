using System.Collections.Immutable;

namespace Throughline.Effects.Bids;

/// <summary>Which line of a bid each row of a vendor's answers.</summary>
/// <param name="ByRef">The answers by the line's ref; several rows for one line are added up.</param>
/// <param name="Extra">Rows that answer none.</param>
internal sealed record BidAnswers(ImmutableDictionary<string, VendorBidLine> ByRef, ImmutableArray<VendorBidLine> Extra)
{
    /// <summary>By the ref; else by scene and kind; else by scene where the scene has only one line left.</summary>
    public static BidAnswers Of(Bid own, VendorBid vendor)
    {
        var found = new Dictionary<string, VendorBidLine>(StringComparer.OrdinalIgnoreCase);
        var left = new List<VendorBidLine>();
        var refs = own.Lines.ToDictionary(l => l.Ref, StringComparer.OrdinalIgnoreCase);
        foreach (var row in vendor.Lines)
        {
            if (row.Ref.Length > 0 && refs.TryGetValue(row.Ref, out var line))
                found[line.Ref] = found.TryGetValue(line.Ref, out var before) ? Add(before, row) : row;
            else
                left.Add(row);
        }

        foreach (var fits in (Func<BidLine, VendorBidLine, bool>[])[IsOfKind, (line, row) => IsOfScene(line, row) && own.Lines.Count(l => l.Scene == line.Scene) == 1])
        {
            for (var i = 0; i < left.Count;)
            {
                var row = left[i];
                if (own.Lines.FirstOrDefault(l => !found.ContainsKey(l.Ref) && fits(l, row)) is { } line)
                {
                    found.Add(line.Ref, row);
                    left.RemoveAt(i);
                }
                else
                {
                    i++;
                }
            }
        }

        return new BidAnswers(found.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase), [.. left]);
    }

    private static bool IsOfScene(BidLine line, VendorBidLine row) =>
        row.Scene.Length > 0 && line.Scene.TrimStart('0').Equals(row.Scene.TrimStart('0'), StringComparison.OrdinalIgnoreCase);

    private static bool IsOfKind(BidLine line, VendorBidLine row) => IsOfScene(line, row)
        && (row.Kind.Equals(line.Type?.Key, StringComparison.OrdinalIgnoreCase) || row.Kind.Equals(line.Kind, StringComparison.OrdinalIgnoreCase) || row.Work.Equals(line.Name, StringComparison.OrdinalIgnoreCase));

    private static VendorBidLine Add(VendorBidLine a, VendorBidLine b) => a with
    {
        Shots = a.Shots is null && b.Shots is null ? null : (a.Shots ?? 0) + (b.Shots ?? 0),
        Days = a.Days is null && b.Days is null ? null : (a.Days ?? 0) + (b.Days ?? 0),
        Price = a.Price is null && b.Price is null ? null : (a.Price ?? 0) + (b.Price ?? 0),
        Notes = string.Join(" ", new[] { a.Notes, b.Notes }.Where(n => n.Length > 0)),
    };
}
