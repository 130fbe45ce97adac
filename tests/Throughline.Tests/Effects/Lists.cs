using System.Text;
using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Effects.Turnovers;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Tests.Effects;

/// <summary>Cuts for these tests, written as editors' lists.</summary>
internal static class Lists
{
    public static readonly ShotPattern Tide = ShotPattern.Parse("SHOW_SCENE_0010", "TIDE")!;

    /// <summary>A list at 24 frames a second; each event: reel, source in, source out, frames played, and lines below it.</summary>
    public static Timeline Cut(params ReadOnlySpan<(string Reel, string In, string Out, int Frames, string Below)> events)
    {
        var text = new StringBuilder("TITLE: Cut\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n");
        var timebase = new Timebase(FrameRate.Fps24);
        long record = 86_400;
        var number = 0;
        foreach (var (reel, from, to, frames, below) in events)
        {
            text.Append($"{++number:D3}  {reel,-8} V     C        {from} {to} {new Timecode(timebase, record)} {new Timecode(timebase, record + frames)}\n").Append(below).Append(below.Length > 0 ? "\n" : "");
            record += frames;
        }

        return EdlReader.Read(new SourceText(text.ToString(), "cut.edl")).Timeline;
    }

    /// <summary>A shot that is marked by a comment below its event.</summary>
    public static (string Reel, string In, string Out, int Frames, string Below) Shot(string id, string reel, string from, string to, int frames) => (reel, from, to, frames, "* " + id);

    public static Turnover Turnover(Timeline cut, Turnover? after = null, PullPolicy? policy = null, MediaExtents? media = null) => Plan(cut, after, policy, media).Turnover;

    public static (Turnover Turnover, System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics) Plan(Timeline cut, Turnover? after = null, PullPolicy? policy = null, MediaExtents? media = null) =>
        TurnoverPlan.Make(new TurnoverRequest(cut, CutShots.Of(cut, Tide), Tide, policy ?? PullPolicy.Default, DateTimeOffset.UnixEpoch) { After = after, Media = media ?? MediaExtents.Unknown });
}
