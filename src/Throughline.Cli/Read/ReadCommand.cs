using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Story;
using Throughline.Story.Web;

namespace Throughline.Cli.Read;

/// <summary><c>throughline read SCRIPT</c>.</summary>
internal static class ReadCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to read, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON (docs/json/read.schema.json)." };
        var html = new Option<string?>("--html") { Description = "Write the report as one web page that needs nothing else.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace FILE if it is there." };
        var command = new Command("read", "Say what a script does: pages, people, places, days, rhythm, shape.") { script, json, html, force };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(force)));
        return command;
    }

    private static int Run(CommandConsole console, string script, bool json, string? html, bool force)
    {
        var reading = ScriptFile.OpenReading(script, console);
        var report = ScriptReport.Of(reading.Screenplay);
        if (html is not null)
        {
            OutputFile.Write(html, ReportHtml.Write(report), force);
            console.Error.WriteLine($"Wrote {SafeText.Line(html)}: open it in a browser.");
        }

        if (json)
            console.Out.Write(Encoding.UTF8.GetString(ReportJson.Write(report)));
        else if (html is null)
            TerminalScreen.Print(TerminalReport.Of(report, TerminalScreen.Width()), console.Out);
        return ScriptFile.ExitOf(reading);
    }
}
