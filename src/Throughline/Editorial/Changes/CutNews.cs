using System.Collections.Immutable;
using System.Globalization;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>What changed between two cuts, in a few sentences.</summary>
public static class CutNews
{
    // In the order in which people ask.
    private static readonly (ChangeKind Kind, string One, string Many)[] Told =
    [
        (ChangeKind.Added, "is new", "are new"),
        (ChangeKind.Removed, "is out", "are out"),
        (ChangeKind.Replaced, "is replaced", "are replaced"),
        (ChangeKind.Trimmed, "is trimmed or extended", "are trimmed or extended"),
        (ChangeKind.Slipped, "is slipped", "are slipped"),
        (ChangeKind.Retimed, "is retimed", "are retimed"),
        (ChangeKind.Moved, "is moved", "are moved"),
        (ChangeKind.Split, "is a part of a clip that was split", "are parts of clips that were split"),
        (ChangeKind.Joined, "is joined with another", "are joined"),
        (ChangeKind.TrackChanged, "changed its track", "changed their track"),
        (ChangeKind.TransitionChanged, "has another transition", "have another transition"),
    ];

    /// <summary>The sentences; always one at least.</summary>
    public static ImmutableArray<string> Of(CutComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.IsSame)
            return [$"Nothing changed: {Count(comparison.Changes.Length, "clip is", "clips are")} as they were."];
        var kept = comparison.Changes.Count(c => c.IsKept);
        var counts = Told.Select(t => (t.One, t.Many, Count: comparison.Changes.Count(c => c.Kind == t.Kind))).Where(t => t.Count > 0)
            .Select(t => Count(t.Count, t.One, t.Many)).ToList();
        var (was, now) = (comparison.Old.Length, comparison.New.Length);
        var length = was == now ? $"The cut is as long as it was, {ChangeWording.Frames(now)}." : $"The cut is {ChangeWording.Frames(Math.Abs(now - was))} {(now > was ? "longer" : "shorter")}: {ChangeWording.Frames(now)}, {was.ToString("N0", CultureInfo.InvariantCulture)} before.";
        var changes = counts.Count == 0
            ? $"All {Count(kept, "clip is kept and stands at another time", "clips are kept; some stand at other times")}."
            : $"Of the clips {string.Join(", ", counts)}; {Count(kept, "is kept", "are kept")}.";
        return comparison.StartShift == 0 ? [length, changes]
            : [length, $"It begins at {new Timecode(comparison.New.Timebase, comparison.New.Start)}, not at {new Timecode(comparison.New.Timebase, comparison.Old.Start)}; what is told below is told from the beginning on.", changes];
    }

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
