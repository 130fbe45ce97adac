using System.Collections.Immutable;

namespace Throughline.Effects.Bids;

/// <summary>Gives the lines of a bid the ids of their shots.</summary>
public static class BidShots
{
    /// <summary>As many ids for each line as it likely has shots; a line that has some already gets only what it lacks, and none is taken away.</summary>
    /// <param name="bid">The bid.</param>
    /// <param name="pattern">How the show makes ids.</param>
    /// <param name="register">The ids that are taken.</param>
    /// <param name="given">The ids that lines have, by the line's ref.</param>
    public static Bid Name(Bid bid, ShotPattern pattern, ShotRegister register, ILookup<string, ShotId>? given = null)
    {
        ArgumentNullException.ThrowIfNull(bid);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(register);
        var lines = ImmutableArray.CreateBuilder<BidLine>(bid.Lines.Length);
        foreach (var line in bid.Lines)
        {
            var ids = given?[line.Ref].Order().ToList() ?? [];
            while (ids.Count < line.Shots.Likely)
            {
                (register, var id) = register.Give(pattern, line.Scene);
                ids.Add(id);
            }

            lines.Add(line with { Ids = [.. ids] });
        }

        return bid with { Lines = lines.MoveToImmutable() };
    }
}
