using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;
using Throughline.Studio;
using Throughline.Studio.Schedules;
using Throughline.Web.Live;

namespace Throughline.Web.Rooms;

/// <summary>What the script needs that is being written now, with the tags that people put on it and the board that they made of it.</summary>
internal sealed class ShownBreakdown
{
    private readonly bool _suggests;
    private ScriptBreakdown? _breakdown;

    private ShownBreakdown(WrittenScript written, KeptBoard board, bool suggests) => (Written, Board, _suggests) = (written, board, suggests);

    public WrittenScript Written { get; }

    public KeptBoard Board { get; }

    /// <summary>Says what it is made of: another one where it may differ.</summary>
    public string Stamp => FormattableString.Invariant($"{Written.TagStamp} {_suggests} {Board.Version}");

    /// <summary>Finds it; null when nothing is written yet.</summary>
    public static async Task<ShownBreakdown?> FindAsync(Production production, IGrainFactory grains, bool suggests, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var written = await WrittenScript.OfAsync(production, grains, cancel);
        return written.IsEmpty ? null : new ShownBreakdown(written, await production.Schedule.ReadAsync(cancel), suggests);
    }

    public ScriptBreakdown Breakdown() => _breakdown ??= Written.NeedsOf(_suggests);

    /// <summary>The shooting days of the board; null while no scene has one.</summary>
    public ShootingSchedule? Schedule() => Board.Board.ToSchedule(Breakdown(), Written.StripIds) is var schedule && schedule.Days.Any(day => !day.Scenes.IsEmpty) ? schedule : null;
}
