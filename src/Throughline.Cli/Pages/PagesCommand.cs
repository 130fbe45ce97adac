using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Pages;

/// <summary><c>throughline pages SCRIPT</c>.</summary>
internal static class PagesCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to lay out, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print where every element stands as JSON (docs/json/pages.schema.json)." };
        var command = new Command("pages", "Lay a script out and say what stands on which page.") { script, json };
        var style = new StyleOptions(command);
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(json), screenplay => style.Of(parsed, screenplay)));
        return command;
    }

    private static int Run(CommandConsole console, string script, bool json, Func<Screenplay, PageStyle> style)
    {
        var reading = ScriptFile.OpenReading(script, console);
        var screenplay = reading.Screenplay;
        var map = PageLayout.Of(screenplay, style(screenplay));
        if (json)
            console.Out.WriteLine(PagesJson.Write(screenplay, map));
        else
            PagesText.Write(console, screenplay, map);
        return ScriptFile.ExitOf(reading);
    }
}
