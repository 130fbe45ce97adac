using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Screenplays.Layout;
using Throughline.Screenplays.Production;

namespace Throughline.Cli.Lock;

/// <summary><c>throughline lock SCRIPT -o OUT</c>.</summary>
internal static class LockCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script, .fdx or .fountain." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write, of the same format.", HelpName = "FILE", Required = true };
        var unlock = new Option<bool>("--unlock") { Description = "Take the locks off the pages; scene numbers stay." };
        var continued = new Option<bool>("--continued") { Description = "Leave room for CONTINUED at the head of pages, for a script that is printed with it." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("lock", "Lock scene numbers and pages: what is added later goes onto pages such as 12A.") { script, output, unlock, continued, force };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(output)!, parsed.GetValue(unlock), parsed.GetValue(continued), parsed.GetValue(force)));
        return command;
    }

    private static int Run(CommandConsole console, string script, string output, bool unlock, bool continued, bool force)
    {
        var before = EditedScript.Open(script, output, console);
        if (unlock)
            return EditedScript.Write(script, PageLocking.Unlock(before), output, force, "pages are counted again", [], console);
        var numbered = SceneNumbering.Complete(before);
        var style = OwnStyle.Of(numbered);
        var map = PageLayout.Of(numbered, style with { MarksContinuedScenes = continued || style.MarksContinuedScenes });
        return EditedScript.Write(script, PageLocking.Lock(numbered, map), output, force, string.Create(CultureInfo.InvariantCulture, $"{map.Pages} {(map.Pages == 1 ? "page is" : "pages are")} locked"), [], console);
    }
}
