using System.CommandLine;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut convert IN OUT</c>.</summary>
internal static class CutConvertCommand
{
    public static Command Create(CommandConsole console)
    {
        var input = TimelineFile.Argument("IN");
        var output = new Argument<string>("OUT") { Description = "The file to write; its ending says the format: .edl .otio .otioz .otiod .xml .fcpxml .ale .csv .txt (markers)." };
        var rate = TimelineFile.RateOption();
        var target = TimelineFile.TargetOption();
        var force = new Option<bool>("--force") { Description = "Replace OUT if it is there." };
        var command = new Command("convert", "Write a cut in another format, and say what that format cannot hold.") { input, output, rate, target, force };
        command.SetAction(parsed => TimelineFile.Write(
            TimelineFile.Open(parsed.GetValue(input)!, parsed.GetValue(rate), console), parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(target), parsed.GetValue(force), console));
        return command;
    }
}
