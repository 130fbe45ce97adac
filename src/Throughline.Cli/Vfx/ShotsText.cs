using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Effects;

namespace Throughline.Cli.Vfx;

/// <summary>The effects shots of a cut for a terminal: where each is, and where its name was found.</summary>
internal static class ShotsText
{
    public static void Print(CommandConsole console, Timeline timeline, CutShots shots, ImmutableArray<NewShot> named)
    {
        foreach (var shot in shots.Shots)
        {
            foreach (var use in shot.Uses)
                Line(console, timeline, shot.Id.Text, use.Placed, Words(use.Evidence), shot.Work);
        }

        foreach (var one in named)
            Line(console, timeline, one.Id + " ?", one.Place.Placed, "no name", one.Place.Words);
    }

    public static void Line(CommandConsole console, Timeline timeline, string id, PlacedClip placed, string evidence, string work) =>
        console.Out.WriteLine(SafeText.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{id,-20} {timeline.Timebase.Label(placed.Record.Start)} {placed.Record.Duration.At(timeline.Rate).Frames,6}  {evidence,-9} {(placed.Clip.Active is { Reel.Length: > 0 } media ? media.Reel : placed.Clip.Name),-18} {work}").TrimEnd()));

    public static string Words(ShotEvidence evidence) => evidence switch { ShotEvidence.Marker => "marker", ShotEvidence.Note => "note", ShotEvidence.Column => "column", _ => "clip name" };
}
