using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Cli.Vfx;

/// <summary>The effects shots of a cut, and how each stands, as JSON; the shape is <c>docs/json/vfx-shots.schema.json</c>.</summary>
internal static class ShotsJson
{
    public static string Write(Timeline timeline, CutShots shots, ImmutableArray<NewShot> named, ImmutableArray<ShotStanding> standings, Turnover? before)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("cut", SafeText.WellFormed(timeline.Name));
            json.WriteString("rate", timeline.Rate.ToString());
            json.WriteStartArray("shots");
            foreach (var shot in shots.Shots)
                Write(json, timeline, shot);
            json.WriteEndArray();
            json.WriteStartArray("unnamed");
            foreach (var one in named)
            {
                Place(json, timeline, one.Place.Placed);
                json.WriteString("proposed", one.Id.Text);
                json.WriteString("words", SafeText.WellFormed(one.Place.Words));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (before is null)
                json.WriteNull("since");
            else
                json.WriteNumber("since", before.Number);
            json.WriteStartArray("statuses");
            foreach (var standing in standings)
                Write(json, timeline.Rate, standing);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Timeline timeline, CutShot shot)
    {
        json.WriteStartObject();
        json.WriteString("id", shot.Id.Text);
        json.WriteString("work", SafeText.WellFormed(shot.Work));
        json.WriteStartArray("uses");
        foreach (var use in shot.Uses)
        {
            Place(json, timeline, use.Placed);
            json.WriteString("evidence", ShotsText.Words(use.Evidence));
            json.WriteString("words", SafeText.WellFormed(use.Words));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FrameRate rate, ShotStanding standing)
    {
        json.WriteStartObject();
        json.WriteString("shot", standing.Shot?.Text);
        json.WriteStartArray("statuses");
        foreach (var status in standing.Statuses)
            json.WriteStringValue(ShotStatusNames.Of(status));
        json.WriteEndArray();
        json.WriteStartArray("reasons");
        foreach (var reason in standing.Reasons)
            json.WriteStringValue(SafeText.WellFormed(reason));
        json.WriteEndArray();
        Side(json, "before", standing.Before, rate);
        Side(json, "now", standing.Now, rate);
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string name, RecordUse? side, FrameRate rate)
    {
        if (side is not { } use)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("recordIn", use.Record.Start.At(rate).Frames);
        json.WriteNumber("recordOut", use.Record.End.At(rate).Frames);
        json.WriteNumber("sourceIn", use.Seen.Start.Frames);
        json.WriteNumber("sourceOut", use.Seen.End.Frames);
        json.WriteString("sourceRate", use.Seen.Start.Rate.ToString());
        json.WriteString("track", SafeText.WellFormed(use.Track));
        json.WriteNumber("plate", use.Plate);
        json.WriteString("speed", use.Speed.ToString());
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Timeline timeline, PlacedClip placed)
    {
        json.WriteStartObject();
        json.WriteNumber("recordIn", placed.Record.Start.At(timeline.Rate).Frames);
        json.WriteNumber("recordOut", placed.Record.End.At(timeline.Rate).Frames);
        json.WriteString("clip", SafeText.WellFormed(placed.Clip.Name));
        json.WriteString("reel", SafeText.WellFormed(placed.Clip.Active?.Reel ?? ""));
        json.WriteString("speed", Retiming.Speed(placed.Clip).ToString());
    }
}
