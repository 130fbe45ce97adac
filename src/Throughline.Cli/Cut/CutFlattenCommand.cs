using System.CommandLine;
using Throughline.Editorial;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut flatten FILE -o OUT</c>.</summary>
internal static class CutFlattenCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = TimelineFile.Argument();
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its ending says the format.", Required = true, HelpName = "OUT" };
        var rate = TimelineFile.RateOption();
        var target = TimelineFile.TargetOption();
        var force = new Option<bool>("--force") { Description = "Replace OUT if it is there." };
        var command = new Command("flatten", "Make one picture track of what is seen through all of them, nested sequences taken apart.") { file, output, rate, target, force };
        command.SetAction(parsed => TimelineFile.Write(
            Flattening.Flatten(TimelineFile.Open(parsed.GetValue(file)!, parsed.GetValue(rate), console)), parsed.GetValue(file)!, parsed.GetValue(output)!, parsed.GetValue(target), parsed.GetValue(force), console));
        return command;
    }
}
