using System.Collections.Immutable;
using System.Text.Json;
using static Throughline.Story.ReportJson;

namespace Throughline.Story;

/// <summary>Where and when the story plays, as JSON.</summary>
internal static class ReportJsonWorld
{
    public static void Write(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartArray("settings");
        foreach (var cell in report.Settings.Cells)
        {
            json.WriteStartObject();
            json.WriteString("setting", Setting(cell.Setting));
            json.WriteString("light", cell.Light switch { Light.Day => "day", Light.Night => "night", Light.DawnOrDusk => "dawn-or-dusk", _ => "unstated" });
            json.WriteNumber("eighths", cell.Length.Eighths);
            Numbers(json, "scenes", cell.Scenes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Numbers(json, "lightTakenOver", report.Settings.TakenOver);
        Numbers(json, "lightUnknown", report.Settings.LightUnknown);
        WritePlaces(json, "places", report.Places);
        WriteDays(json, report.Days);
    }

    private static void WritePlaces(Utf8JsonWriter json, string name, ImmutableArray<Place> places)
    {
        json.WriteStartArray(name);
        foreach (var place in places)
        {
            json.WriteStartObject();
            Words(json, "name", place.Name);
            json.WriteNumber("eighths", place.Length.Eighths);
            Numbers(json, "scenes", place.Scenes);
            WritePlaces(json, "parts", place.Parts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDays(Utf8JsonWriter json, StoryDays days)
    {
        json.WriteStartObject("storyDays");
        json.WriteStartArray("days");
        foreach (var day in days.Days)
        {
            json.WriteStartObject();
            json.WriteNumber("day", day.Number);
            Numbers(json, "scenes", day.Scenes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Numbers(json, "outOfTime", days.OutOfTime);
        json.WriteStartArray("doubts");
        foreach (var doubt in days.Doubts)
        {
            json.WriteStartObject();
            json.WriteNumber("scene", doubt.Scene);
            json.WriteString("reason", doubt.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
