using System.Collections.Immutable;
using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>Where and when it plays.</summary>
internal static class TerminalWorld
{
    private const int MostPlaces = 10;
    private const int MostParts = 3;
    private const int MostDoubts = 6;

    public static void Write(TerminalReport page, ScriptReport report)
    {
        if (report.Extent.Scenes == 0)
            return;
        page.Chapter("Places");
        WriteMix(page, report);
        var unknown = report.Settings.LightUnknown.Length;
        if (unknown > 0)
            page.Say($"{unknown} {(unknown == 1 ? "scene has" : "scenes have")} a light that the headings do not tell.", Ink.Doubt);
        page.Line();
        WritePlaces(page, report.Places, report.Extent.SumOfScenes.Eighths);
        WriteDays(page, report);
    }

    private static void WriteMix(TerminalReport page, ScriptReport report)
    {
        foreach (var cell in report.Settings.Cells)
        {
            page.Line().Left(Prose.Name(cell.Setting), 12).Left(Prose.Name(cell.Light), 14).Right(TerminalReport.Number(cell.Scenes.Length), 6).Add(cell.Scenes.Length == 1 ? " scene " : " scenes")
                .Right(cell.Length.ToString(), 9).Add("  ").Add(TerminalCharts.Bar(cell.Length.Eighths, report.Extent.SumOfScenes.Eighths, page.Measure - 52), cell.Light == Light.Night ? Ink.Second : Ink.Mark);
        }
    }

    private static void WritePlaces(TerminalReport page, ImmutableArray<Place> places, int all)
    {
        for (var i = 0; i < Math.Min(MostPlaces, places.Length); i++)
        {
            WritePlace(page, places[i], "", all);
            for (var j = 0; j < Math.Min(MostParts, places[i].Parts.Length); j++)
                WritePlace(page, places[i].Parts[j], "  ", all);
            if (places[i].Parts.Length > MostParts)
                page.Line().Add($"  and {places[i].Parts.Length - MostParts} more in it", Ink.Soft);
        }

        if (places.Length > MostPlaces)
            page.Line().Add($"and {places.Length - MostPlaces} more places", Ink.Soft);
    }

    private static void WritePlace(TerminalReport page, Place place, string indent, int all)
    {
        var ink = indent.Length == 0 ? Ink.Plain : Ink.Soft;
        page.Line().Left(indent + place.Name, page.Measure - 38, ink).Right(TerminalReport.Number(place.Scenes.Length), 6, ink).Add(place.Scenes.Length == 1 ? " scene " : " scenes", ink)
            .Right(place.Length.ToString(), 9, ink).Add("  ").Add(TerminalCharts.Bar(place.Length.Eighths, all, 14), Ink.Mark);
    }

    private static void WriteDays(TerminalReport page, ScriptReport report)
    {
        var days = report.Days;
        if (days.Days.IsEmpty)
            return;
        page.Chapter("Days");
        page.Say($"{days.Days.Length} {(days.Days.Length == 1 ? "day" : "days")} of story by the headings" + (days.OutOfTime.IsEmpty ? "." : $", and {days.OutOfTime.Length} {(days.OutOfTime.Length == 1 ? "scene" : "scenes")} out of time."));
        for (var i = 0; i < Math.Min(MostDoubts, days.Doubts.Length); i++)
        {
            var scene = report.Scenes[days.Doubts[i].Scene];
            page.Line().Add($"? Scene {scene.Label}, p. {scene.At.Page}, line {scene.At.Line}  ", Ink.Doubt).Add(scene.Heading);
            page.Say(days.Doubts[i].Reason, Ink.Soft, 2);
        }

        if (days.Doubts.Length > MostDoubts)
            page.Line().Add($"and {days.Doubts.Length - MostDoubts} more doubtful spots", Ink.Soft);
    }
}
