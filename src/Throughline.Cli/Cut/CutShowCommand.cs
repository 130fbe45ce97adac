using System.CommandLine;
using System.Text;
using Throughline.Cli.Read;
using Throughline.Editorial;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut show FILE</c>.</summary>
internal static class CutShowCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = TimelineFile.Argument();
        var json = new Option<bool>("--json") { Description = "Print the cut as JSON (docs/json/cut.schema.json)." };
        var rate = TimelineFile.RateOption();
        var command = new Command("show", "Show a cut: its tracks to scale, and every event.") { file, json, rate };
        command.SetAction(parsed =>
        {
            var timeline = TimelineFile.Open(parsed.GetValue(file)!, parsed.GetValue(rate), console);
            if (parsed.GetValue(json))
                console.Out.Write(Encoding.UTF8.GetString(TimelineJson.Write(timeline)));
            else
                TerminalScreen.Print(TerminalCut.Of(timeline, TerminalScreen.Width()), console.Out);
            return ExitCode.Done;
        });
        return command;
    }
}
