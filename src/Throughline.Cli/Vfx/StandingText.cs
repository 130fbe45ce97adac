using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Effects.Statuses;
using Throughline.Time;

namespace Throughline.Cli.Vfx;

/// <summary>Statuses of shots for a terminal.</summary>
internal static class StandingText
{
    /// <summary>A line for each place.</summary>
    public static void Print(CommandConsole console, ImmutableArray<ShotStanding> standings, Timebase timebase)
    {
        var name = Math.Clamp(standings.Select(s => s.Shot?.Text.Length ?? 0).DefaultIfEmpty(0).Max(), 12, 30);
        foreach (var standing in standings)
        {
            var words = string.Join(' ', standing.Statuses.Select(ShotStatusNames.Of));
            var where = $"{(standing.Now is null && standing.Status != ShotStatus.NoLink ? "was " : "")}{timebase.Label(standing.Record.Start)}";
            console.Out.WriteLine(SafeText.Line($"{(standing.Shot?.Text ?? "-").PadRight(name)} {where,-15}  {words,-14}  {string.Join("; ", standing.Reasons)}".TrimEnd()));
        }
    }

    /// <summary>How many places there are of each status: <c>2 NEW, 1 EXTENDED</c>.</summary>
    public static string Count(ImmutableArray<ShotStanding> standings) => standings.IsEmpty
        ? "nothing"
        : string.Join(", ", standings.CountBy(s => s.Status).OrderBy(c => c.Key).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {ShotStatusNames.Of(c.Key)}")));
}
