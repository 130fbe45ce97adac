using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Breakdown;
using Throughline.Effects.Turnovers;

namespace Throughline.Effects.Tracking;

/// <summary>For which tracking system a table is.</summary>
public enum TrackingSystem
{
    /// <summary>Kitsu: the columns that its import of shots reads.</summary>
    Kitsu,

    /// <summary>ShotGrid (Flow Production Tracking): the names of a shot's fields as they come.</summary>
    ShotGrid,

    /// <summary>ftrack: what its import maps to a sequence, a shot and the usual attributes of a shot.</summary>
    Ftrack,
}

/// <summary>Writes shots as the table that a tracking system imports.</summary>
public static class TrackingCsv
{
    private static readonly string[] Kitsu = ["Sequence", "Name", "Description", "Nb Frames", "Frame In", "Frame Out", "FPS", "Handles", "Reel", "Source In", "Source Out", "Record In", "Speed", "Turnover", "Throughline ID"];
    private static readonly string[] ShotGrid = ["Shot Code", "Sequence", "Description", "Cut Order", "Cut In", "Cut Out", "Cut Duration", "Head In", "Tail Out", "Working Duration", "Head Duration", "Tail Duration"];
    private static readonly string[] Ftrack = ["Sequence", "Shot", "Description", "fstart", "fend", "handles", "fps"];

    /// <summary>Writes the shots that the cut has, in UTF-8 with a mark. Shots that it has no longer are left out: no import omits, and none should delete.</summary>
    public static byte[] Write(TrackingSystem system, ImmutableArray<TrackedShot> shots)
    {
        var csv = new StringBuilder();
        CsvText.AddRow(csv, system switch { TrackingSystem.Kitsu => Kitsu, TrackingSystem.ShotGrid => ShotGrid, _ => Ftrack });
        foreach (var shot in shots.Where(s => !s.IsOmitted))
        {
            CsvText.AddRow(csv, system switch
            {
                TrackingSystem.Kitsu => ForKitsu(shot),
                TrackingSystem.ShotGrid => ForShotGrid(shot),
                _ => [shot.Sequence, shot.Id.Text, shot.Work, Number(shot.CutIn), Number(shot.CutOut), Number(Math.Max(shot.Plate.HeadHandle, shot.Plate.TailHandle)), Rate(shot)],
            });
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string[] ForKitsu(TrackedShot shot) =>
    [
        shot.Sequence, shot.Id.Text, shot.Work, Number(shot.Frames), Number(shot.CutIn), Number(shot.CutOut), Rate(shot), $"{shot.Plate.HeadHandle} / {shot.Plate.TailHandle}", shot.Plate.Reel,
        Label(shot, shot.Plate.Current.Source.Start), Label(shot, shot.Plate.Current.Source.End), shot.RecordIn, PullList.Percent(shot.Plate.Speed), Number(shot.Turnover), shot.Id.Text,
    ];

    private static string[] ForShotGrid(TrackedShot shot) =>
    [
        shot.Id.Text, shot.Sequence, shot.Work, Number(shot.Order), Number(shot.CutIn), Number(shot.CutOut), Number(shot.Frames), Number(shot.Plate.Current.FirstFile), Number(shot.Plate.Current.LastFile),
        Number(shot.Plate.Current.Frames), Number(shot.Plate.HeadHandle), Number(shot.Plate.TailHandle),
    ];

    /// <summary>The rate as tracking systems write it: <c>24</c>, <c>23.976</c>.</summary>
    internal static string Rate(TrackedShot shot) => shot.Plate.Current.Source.Start.Rate.ToShortString();

    /// <summary>A time of the source as a label.</summary>
    internal static string Label(TrackedShot shot, Throughline.Time.FrameTime time) => shot.Source.Label(time).ToString();

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
