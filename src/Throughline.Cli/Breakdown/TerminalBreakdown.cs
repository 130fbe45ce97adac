using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;
using Throughline.Cli.Read;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Breakdown;

/// <summary>The breakdown for a terminal: a block for each scene that can be taken in at a glance.</summary>
internal sealed class TerminalBreakdown
{
    private const int Margin = 2;
    private const int Labels = 18;
    private readonly List<TerminalLine> _lines = [];
    private readonly int _width;

    private TerminalBreakdown(int width) => _width = width;

    /// <param name="breakdown">What to show.</param>
    /// <param name="schedule">The shooting days, or null.</param>
    /// <param name="width">Columns, at least 60.</param>
    public static ImmutableArray<TerminalLine> Of(ScriptBreakdown breakdown, ShootingSchedule? schedule, int width)
    {
        var page = new TerminalBreakdown(width);
        page.Line();
        page.Line().Add(breakdown.Title.Length == 0 ? "Untitled" : breakdown.Title, Ink.Strong);
        page.Line().Add($"{Count(breakdown.Scenes.Count(s => !s.IsOmitted), "scene")}, {breakdown.Length} pages by scenes, {Count(breakdown.StoryDays, "story day")}, {breakdown.Cast.Length.ToString(CultureInfo.InvariantCulture)} in the cast", Ink.Soft);
        if (breakdown.Scenes.IsEmpty)
            page.Line().Add("It has no scene headings (INT., EXT.), and a breakdown goes by scenes.", Ink.Mark);
        foreach (var scene in breakdown.Scenes)
            page.Write(scene, schedule);
        page.WriteCast(breakdown);
        page.Line();
        if (breakdown.Scenes.Any(s => s.Elements.Any(e => e.Source == ElementSource.Finder)))
            page.Line().Add("○ suggested, nobody has looked yet   (…) implied, not named", Ink.Soft);
        if (breakdown.Scenes.Any(s => s.Elements.Any(e => e.Source == ElementSource.Person)))
            page.Line().Add("● tagged by a person", Ink.Soft);
        if (schedule is null)
        {
            page.Line().Add("No shooting days: days above are days of the story.", Ink.Soft);
            page.Line().Add("Give --schedule DAYS.csv for a day out of days.", Ink.Soft);
        }

        page.Line().Add("Sheets, board, one-liner and lists: --html FILE. For programs: --csv, --uss, --fdx, --json.", Ink.Soft);
        page.Line();
        return [.. page._lines];
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private TerminalLine Line()
    {
        var line = new TerminalLine(_width - Margin).Add(new string(' ', Margin));
        _lines.Add(line);
        return line;
    }

    private void Write(SceneBreakdown scene, ShootingSchedule? schedule)
    {
        Line();
        var right = Right(scene, schedule);
        var left = _width - 2 * Margin - LineCount.Columns(right) - 2;
        Line().Left(scene.Label, 5, Ink.Strong).Left(scene.Heading, left - 5, Ink.Strong).Add("  ").Add(right, Ink.Mark);
        if (scene.IsOmitted)
            return;
        if (scene.Summary.Text.Length > 0)
            Line().Add("     ").Add(scene.Summary.Text + (scene.Summary.IsWriters ? "" : " *"), Ink.Soft);
        foreach (var category in Categories.All)
            Write(category, [.. scene.Of(category)]);
    }

    private static string Right(SceneBreakdown scene, ShootingSchedule? schedule)
    {
        if (scene.IsOmitted)
            return "omitted";
        var day = schedule?.Days.FirstOrDefault(d => d.Scenes.Contains(scene.Index)) is { } shooting ? string.Create(CultureInfo.InvariantCulture, $"shoot {shooting.Number}   ") : "";
        var story = scene.StoryDay == 0 ? "no day" : string.Create(CultureInfo.InvariantCulture, $"day {scene.StoryDay}");
        return $"{day}{story}   {scene.Length,5}";
    }

    private void Write(Category category, ImmutableArray<BreakdownElement> elements)
    {
        if (elements.IsEmpty)
            return;
        var line = Line().Add("     ").Left(category.Name, Labels, Ink.Soft);
        var start = line.Columns;
        for (var i = 0; i < elements.Length; i++)
        {
            var text = Text(elements[i]) + (i + 1 < elements.Length ? "," : "");
            if (line.Columns > start && line.Columns + 1 + LineCount.Columns(text) > _width - Margin)
                line = Line().Add(new string(' ', start - Margin));
            line.Add(line.Columns > start ? " " : "").Add(text, elements[i].Source == ElementSource.Finder ? Ink.Plain : Ink.Strong);
        }
    }

    private static string Text(BreakdownElement element)
    {
        var name = element.BoardNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"{element.BoardNumber} {element.Name}") : element.Name;
        var shots = element.Effect is { } effect ? string.Create(CultureInfo.InvariantCulture, $" [{effect.Minimum}–{effect.Likely}–{effect.Maximum} shots]") : "";
        return $"{Words.MarkOf(element.Source)}{(element.IsImplied ? $"({name})" : name)}{shots}{(element.Reason == "voice only" ? " (voice)" : "")}";
    }

    private void WriteCast(ScriptBreakdown breakdown)
    {
        if (breakdown.Cast.IsEmpty)
            return;
        Line();
        Line();
        Line().Add("CAST ", Ink.Strong).Add(new string('─', Math.Max(0, _width - 2 * Margin - 5)), Ink.Soft);
        foreach (var member in breakdown.Cast)
        {
            var scenes = string.Join(", ", member.Scenes.Select(s => breakdown.Scenes[s].Label));
            Line().Right(member.BoardNumber.ToString(CultureInfo.InvariantCulture), 3, Ink.Mark).Add("  ").Left(member.Name, 24)
                .Right(member.Words == 0 ? "silent" : string.Create(CultureInfo.InvariantCulture, $"{member.Words} words"), 12, Ink.Soft).Add("   ").Add($"sc. {scenes}");
        }
    }
}
