using System.CommandLine;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut trim FILE --in TC --out TC -o OUT</c>.</summary>
internal static class CutTrimCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = TimelineFile.Argument();
        var first = new Option<string?>("--in") { Description = "The first record frame to keep; the cut's own when left out.", HelpName = "TIMECODE" };
        var end = new Option<string?>("--out") { Description = "The record frame after the last to keep; the cut's own when left out.", HelpName = "TIMECODE" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its ending says the format.", Required = true, HelpName = "OUT" };
        var rate = TimelineFile.RateOption();
        var target = TimelineFile.TargetOption();
        var force = new Option<bool>("--force") { Description = "Replace OUT if it is there." };
        var command = new Command("trim", "Keep what a cut plays between two timecodes; speeds stay true to the frame.") { file, first, end, output, rate, target, force };
        command.SetAction(parsed =>
        {
            var timeline = TimelineFile.Open(parsed.GetValue(file)!, parsed.GetValue(rate), console);
            if (timeline.IsBin)
                throw new CommandFailure($"{parsed.GetValue(file)}: is a bin of clips, which lie in no order of time; there is nothing to trim.");
            var from = Moment("--in", parsed.GetValue(first), timeline) ?? timeline.Start;
            var to = Moment("--out", parsed.GetValue(end), timeline) ?? timeline.Start + timeline.Duration;
            if (to <= from)
                throw new CommandFailure($"--out must be later than --in; this cut runs from {timeline.Timebase.Label(timeline.Start)} to {timeline.Timebase.Label(timeline.Start + timeline.Duration)}.", ExitCode.Usage);
            return TimelineFile.Write(Trimming.Trim(timeline, TimeRange.Between(from, to)), parsed.GetValue(file)!, parsed.GetValue(output)!, parsed.GetValue(target), parsed.GetValue(force), console);
        });
        return command;
    }

    private static FrameTime? Moment(string option, string? text, Timeline timeline)
    {
        if (text is null)
            return null;
        var reading = Timecode.Read(text, timeline.Timebase);
        return reading.Fault == TimecodeFault.None ? reading.Label.Time
            : throw new CommandFailure($"{option} {text}: is no timecode at {timeline.Timebase}; give one such as {timeline.Timebase.Label(timeline.Start)}.", ExitCode.Usage);
    }
}
