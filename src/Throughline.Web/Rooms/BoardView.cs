using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;
using Throughline.Screenplays.Layout;

namespace Throughline.Web.Rooms;

/// <summary>The board with the scenes of now on its strips.</summary>
/// <param name="Version">How often it was changed.</param>
/// <param name="CanUndo">Whether a change can be taken back.</param>
/// <param name="Days">In the order of shooting.</param>
/// <param name="Boneyard">Scenes without a day, in the order of the script.</param>
public sealed record BoardView(int Version, bool CanUndo, ImmutableArray<BoardDayView> Days, ImmutableArray<BoardStripView> Boneyard)
{
    internal static BoardView Of(ShownBreakdown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var (breakdown, ids, board) = (shown.Breakdown(), shown.Written.StripIds, shown.Board.Board);
        var of = new Dictionary<string, SceneBreakdown>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] is { } id)
                of.TryAdd(id, breakdown.Scenes[i]);
        }

        var placed = board.Strips.Select(strip => strip.Id).ToHashSet(StringComparer.Ordinal);
        return new BoardView(
            shown.Board.Version, shown.Board.Before is not null,
            [.. board.Days.Select((day, i) => new BoardDayView(day.Id, i + 1, day.Date, [.. day.Strips.Select(strip => new BoardStripView(strip.Id, of.GetValueOrDefault(strip.Id), strip.Text))]))],
            [.. breakdown.Scenes.Where(scene => !scene.IsOmitted && (ids[scene.Index] is null || !placed.Contains(ids[scene.Index]!)))
                .Select(scene => new BoardStripView(ids[scene.Index] ?? string.Create(CultureInfo.InvariantCulture, $"n{scene.Index}"), scene, scene.Label))]);
    }
}

/// <summary>A day of it.</summary>
public sealed record BoardDayView(string Id, int Number, DateOnly? Date, ImmutableArray<BoardStripView> Strips)
{
    /// <summary>Its scenes together.</summary>
    public PageLength Length => new(Strips.Sum(strip => strip.Scene is { IsOmitted: false } scene ? scene.Length.Eighths : 0));

    public int Scenes => Strips.Count(strip => strip.Scene is { IsOmitted: false });
}

/// <summary>A strip of it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Scene">The scene of now; null for a banner, and for a scene that is gone.</param>
/// <param name="Text">What a banner says, or the number that a scene had.</param>
public sealed record BoardStripView(string Id, SceneBreakdown? Scene, string Text)
{
    public bool IsBanner => Id.StartsWith('b');

    public string Label => Scene?.Label ?? (IsBanner ? "" : Text);
}
