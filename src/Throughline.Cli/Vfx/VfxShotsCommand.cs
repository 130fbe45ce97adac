using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Time;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx shots CUT</c>.</summary>
internal static class VfxShotsCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("shots", "Find the effects shots of a cut, and give names to places that ask for an effect and have none.");
        var cut = new EffectsCut(command);
        var after = new Option<string?>("--after") { Description = "A turnover, whose ids are taken.", HelpName = "FOLDER" };
        var write = new Option<string?>("--name") { Description = "Write a marker list (.txt) with a new id for every place that has none, for the editing system.", HelpName = "MARKERS" };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/vfx-shots.schema.json)." };
        var force = new Option<bool>("--force") { Description = "Replace the file of --name if it is there." };
        foreach (var option in (Option[])[after, write, json, force])
            command.Add(option);
        var show = new ShowOptions(command, policy: false);
        command.SetAction(parsed =>
        {
            var before = parsed.GetValue(after) is { } folder ? TurnoverFolder.Read(folder) : null;
            var settings = show.Read(parsed, cut.Path(parsed), before);
            var timeline = cut.Open(parsed, console);
            var list = cut.List(parsed, console);
            var shots = EffectsCut.Shots(timeline, settings, cut.Path(parsed), console);
            var register = (before?.Register ?? ShotRegister.Empty).With(shots.Shots.Select(s => s.Id)).With(list.Shots.Select(s => s.Id));
            var named = NewShots.Of(shots, settings.Pattern, register);
            if (parsed.GetValue(json))
                console.Out.Write(Json(timeline, shots, named));
            else
                Print(console, timeline, shots, named);
            if (parsed.GetValue(write) is { } path)
                OutputFile.Write(path, TimelineWriter.Write(NewShots.Markers(timeline, named), TimelineFormat.Markers).Bytes, parsed.GetValue(force));
            console.Error.WriteLine($"{shots.Shots.Length} effects {(shots.Shots.Length == 1 ? "shot" : "shots")}, {named.Length} without a name.");
            return named.IsEmpty ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    private static void Print(CommandConsole console, Timeline timeline, CutShots shots, ImmutableArray<NewShot> named)
    {
        foreach (var shot in shots.Shots)
        {
            foreach (var use in shot.Uses)
                Line(console, timeline, shot.Id.Text, use.Placed, Words(use.Evidence), shot.Work);
        }

        foreach (var one in named)
            Line(console, timeline, one.Id + " ?", one.Place.Placed, "no name", one.Place.Words);
    }

    private static void Line(CommandConsole console, Timeline timeline, string id, PlacedClip placed, string evidence, string work) =>
        console.Out.WriteLine(SafeText.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{id,-20} {timeline.Timebase.Label(placed.Record.Start)} {placed.Record.Duration.At(timeline.Rate).Frames,6}  {evidence,-9} {(placed.Clip.Active is { Reel.Length: > 0 } media ? media.Reel : placed.Clip.Name),-18} {work}").TrimEnd()));

    private static string Words(ShotEvidence evidence) => evidence switch { ShotEvidence.Marker => "marker", ShotEvidence.Note => "note", ShotEvidence.Column => "column", _ => "clip name" };

    private static string Json(Timeline timeline, CutShots shots, ImmutableArray<NewShot> named)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("cut", SafeText.WellFormed(timeline.Name));
            json.WriteString("rate", timeline.Rate.ToString());
            json.WriteStartArray("shots");
            foreach (var shot in shots.Shots)
            {
                json.WriteStartObject();
                json.WriteString("id", shot.Id.Text);
                json.WriteString("work", SafeText.WellFormed(shot.Work));
                json.WriteStartArray("uses");
                foreach (var use in shot.Uses)
                {
                    Place(json, timeline, use.Placed);
                    json.WriteString("evidence", Words(use.Evidence));
                    json.WriteString("words", SafeText.WellFormed(use.Words));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

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
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
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
