using System.Text;

namespace Throughline.Breakdown.Schedule;

/// <summary>Writes the table of scene and day that <see cref="ShootingSchedule.Read"/> takes.</summary>
public static class ScheduleCsv
{
    /// <summary>Writes it in UTF-8, in the order of shooting, with what people want to see beside it: set, light, eighths, board numbers of the cast.</summary>
    public static byte[] Write(ScriptBreakdown breakdown, ShootingSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(schedule);
        var csv = new StringBuilder();
        CsvText.AddRow(csv, ["scene", "day", "int_ext", "set", "light", "pages", "cast"]);
        foreach (var day in schedule.Days)
        {
            foreach (var scene in day.Scenes.Select(index => breakdown.Scenes[index]))
                CsvText.AddRow(csv, [scene.Label, day.Label, Words.Of(scene.Slugline.Setting), scene.Set, Words.Of(scene.Light), scene.Length.ToString(), Report.BreakdownReport.CastNumbers(scene)]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
