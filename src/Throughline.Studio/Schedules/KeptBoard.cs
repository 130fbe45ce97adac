using Throughline.Breakdown.Schedule;

namespace Throughline.Studio.Schedules;

/// <summary>The strip board of a production as it was kept.</summary>
/// <param name="Version">From 1; 0 before the first change.</param>
/// <param name="Board">The board.</param>
/// <param name="Before">The version that taking the last change back leads to; null when there is nothing to take back.</param>
/// <param name="Person">Who made the last change; empty before the first.</param>
/// <param name="Made">When.</param>
public sealed record KeptBoard(int Version, StripBoard Board, int? Before, string Person, DateTimeOffset Made)
{
    /// <summary>Before anybody touched it.</summary>
    public static readonly KeptBoard None = new(0, StripBoard.Empty, null, "", default);
}
