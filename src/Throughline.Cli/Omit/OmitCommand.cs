using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Cli.Omit;

/// <summary><c>throughline omit SCRIPT --scene 12 -o OUT</c>.</summary>
internal static class OmitCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script, .fdx or .fountain." };
        var scene = new Option<string[]>("--scene") { Description = "The number of a scene; may be given more than once.", HelpName = "NUMBER", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The file to write, of the same format.", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("omit", "Cut a scene and keep its number, with OMITTED in its place.") { script, scene, output, force };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(scene)!, parsed.GetValue(output)!, parsed.GetValue(force)));
        return command;
    }

    private static int Run(CommandConsole console, string script, string[] scenes, string output, bool force)
    {
        var screenplay = EditedScript.Open(script, output, console);
        foreach (var number in scenes)
        {
            screenplay = SceneOmission.Omit(screenplay, number)
                ?? throw new CommandFailure($"{script}: no scene has the number {number}. Number the script first, or see its numbers with pages.", ExitCode.Usage);
        }

        string[] losses = screenplay.Format == ScreenplayFormat.Fountain ? ["Fountain has no omitted scenes: the text of the scene is kept in a comment (/* */) below its number."] : [];
        return EditedScript.Write(script, screenplay, output, force, scenes.Length == 1 ? $"scene {scenes[0]} is omitted" : $"scenes {string.Join(", ", scenes)} are omitted", losses, console);
    }
}
