using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Cli.Number;

/// <summary><c>throughline number SCRIPT -o OUT</c>.</summary>
internal static class NumberCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script, .fdx or .fountain." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write, of the same format.", HelpName = "FILE", Required = true };
        var renumber = new Option<bool>("--renumber") { Description = "Number every scene anew from 1." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("number", "Number scenes; in a numbered script, new scenes get letters: 12A.") { script, output, renumber, force };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(output)!, parsed.GetValue(renumber), parsed.GetValue(force)));
        return command;
    }

    private static int Run(CommandConsole console, string script, string output, bool renumber, bool force)
    {
        var before = EditedScript.Open(script, output, console);
        var after = renumber ? SceneNumbering.Renumber(before) : SceneNumbering.Complete(before);
        var given = after.Elements.Zip(before.Elements).Count(pair => !ReferenceEquals(pair.First, pair.Second));
        var scenes = after.Elements.Count(e => e is SceneHeading);
        var losses = after.LockedPages.Length > 0 && renumber && given > 0 ? ["The pages of this script are locked, so it was given out before: the new numbers are not those that others have."] : Array.Empty<string>();
        return EditedScript.Write(script, after, output, force, string.Create(CultureInfo.InvariantCulture, $"{given} of {scenes} scenes were given a number"), losses, console);
    }
}
