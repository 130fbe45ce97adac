using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Breakdown.Schedule;

/// <summary>Which scene is shot on which day.</summary>
/// <param name="Days">In order of shooting.</param>
public sealed record ShootingSchedule(ImmutableArray<ShootingDay> Days)
{
    /// <summary>Reads a table of scene and day, in CSV: the day is a number or a date such as <c>2026-11-23</c>; a first line of titles is passed over.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="scenes">The scenes of the script.</param>
    /// <returns>The days, and what in the table could not be used: unknown scenes, days that are neither number nor date, scenes without a day.</returns>
    public static (ShootingSchedule Schedule, ImmutableArray<Diagnostic> Diagnostics) Read(string csv, string name, ImmutableArray<SceneBreakdown> scenes)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(name);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var days = new SortedDictionary<(long Order, string Label), List<int>>();
        var placed = new HashSet<int>();
        var rows = CsvText.Read(csv);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length < 2)
                Say("BRK001", $"Row {i + 1} has no second column; a scene and its day are needed.");
            else if (OrderOf(rows[i][1]) is not { } order)
            {
                if (i > 0)
                    Say("BRK002", $"Row {i + 1}: \"{rows[i][1]}\" is neither the number of a day nor a date such as 2026-11-23.");
            }
            else if (IndexOf(rows[i][0], scenes) is not { } scene)
                Say("BRK003", $"Row {i + 1}: the script has no scene {rows[i][0]}.");
            else
            {
                if (!days.TryGetValue((order, rows[i][1]), out var day))
                    days.Add((order, rows[i][1]), day = []);
                day.Add(scene);
                placed.Add(scene);
            }
        }

        var missing = scenes.Where(s => !s.IsOmitted && !placed.Contains(s.Index)).Select(s => s.Label).ToList();
        if (missing.Count > 0)
            Say("BRK004", $"{missing.Count} {(missing.Count == 1 ? "scene has" : "scenes have")} no shooting day: {string.Join(", ", missing.Take(12))}{(missing.Count > 12 ? ", ..." : "")}.");
        return (new ShootingSchedule([.. days.Select((d, i) => new ShootingDay(i + 1, d.Key.Label, [.. d.Value]))]), diagnostics.DrainToImmutable());

        void Say(string code, string message) => diagnostics.Add(new Diagnostic(code, Severity.Warning, SourceSpan.None, $"{name}: {message}"));
    }

    private static long? OrderOf(string day)
    {
        if (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? 1_000_000_000L + date.DayNumber : null;
    }

    private static int? IndexOf(string label, ImmutableArray<SceneBreakdown> scenes)
    {
        foreach (var scene in scenes)
        {
            if (scene.Label.Equals(label.TrimStart('#'), StringComparison.OrdinalIgnoreCase))
                return scene.Index;
        }

        return null;
    }
}

/// <summary>One day of shooting.</summary>
/// <param name="Number">From 1, in order.</param>
/// <param name="Label">As the table calls it: a number or a date.</param>
/// <param name="Scenes">Indexes of the scenes, in the order of the table.</param>
public sealed record ShootingDay(int Number, string Label, ImmutableArray<int> Scenes)
{
    /// <summary>What stands between the scenes: a company move, a meal.</summary>
    public ImmutableArray<DayBanner> Banners { get; init; } = [];
}

/// <summary>A banner of a day.</summary>
/// <param name="Before">How many of the day's scenes stand before it.</param>
/// <param name="Text">What it says.</param>
public readonly record struct DayBanner(int Before, string Text);
