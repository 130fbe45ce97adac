using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Pages;

/// <summary><c>throughline pages SCRIPT</c>.</summary>
internal static class PagesCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to lay out, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print where every element stands as JSON (docs/json/pages.schema.json)." };
        var style = new Option<string?>("--style") { Description = "The style of the page: final-draft, warner-bros, bbc, stage-play or sitcom; without it the script's own.", HelpName = "NAME" };
        var paper = new Option<string?>("--paper") { Description = "letter or a4; without it the style's own.", HelpName = "NAME" };
        paper.AcceptOnlyFromAmong("letter", "a4");
        var command = new Command("pages", "Lay a script out and say what stands on which page.") { script, json, style, paper };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(json), parsed.GetValue(style), parsed.GetValue(paper)));
        return command;
    }

    private static int Run(CommandConsole console, string script, bool json, string? name, string? paper)
    {
        var style = name is null ? null : PageStyles.Named(name)
            ?? throw new CommandFailure($"{name}: no style has this name; there are {string.Join(", ", PageStyles.All.Select(s => s.Name))}.", ExitCode.Usage);
        var reading = ScriptFile.OpenReading(script, console);
        var screenplay = reading.Screenplay;
        style ??= OwnStyle.Of(screenplay);
        if (paper is not null)
            style = style.On(paper == "a4" ? Paper.A4 : Paper.Letter);
        var map = PageLayout.Of(screenplay, style);
        if (json)
            console.Out.WriteLine(PagesJson.Write(screenplay, map));
        else
            PagesText.Write(console, screenplay, map);
        return ScriptFile.ExitOf(reading);
    }
}
