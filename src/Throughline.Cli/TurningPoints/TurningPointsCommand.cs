using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Story.Turns;

namespace Throughline.Cli.TurningPoints;

/// <summary><c>throughline turning-points SCRIPT</c>.</summary>
internal static class TurningPointsCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to look through, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print the candidates as JSON (docs/json/turning-points.schema.json)." };
        var command = new Command("turning-points", "Say where the five turns of the story may be, and why.") { script, json };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string script, bool json)
    {
        var reading = ScriptFile.OpenReading(script, console);
        var turns = StoryTurns.Of(reading.Screenplay);
        if (json)
            console.Out.WriteLine(TurnJson.Write(turns));
        else
            TurnText.Write(turns, reading.Screenplay, console.Out);
        return ScriptFile.ExitOf(reading);
    }
}
