using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Pages;

namespace Throughline.Cli.Print;

/// <summary><c>throughline print SCRIPT -o FILE.pdf</c>.</summary>
internal static class PrintCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to print, or - for standard input." };
        var output = new Option<string>("--output", "-o") { Description = "The PDF to write; with --recipients a folder.", HelpName = "FILE.pdf", Required = true };
        var numbers = new Option<bool>("--numbers") { Description = "Give scenes without a number one, on this print only." };
        var bare = new Option<bool>("--no-numbers") { Description = "Leave scene numbers out." };
        var continued = new Option<bool>("--continued") { Description = "Say CONTINUED where a scene goes on overleaf, as in a shooting script." };
        var revisions = new Option<string?>("--revisions") { Description = "none, marks or colours; marks unless told, and colours when given alone.", HelpName = "HOW", Arity = ArgumentArity.ZeroOrOne };
        revisions.AcceptOnlyFromAmong("none", "marks", "colours");
        var watermark = new Option<string?>("--watermark") { Description = "Words across every page.", HelpName = "WORDS" };
        var recipients = new Option<string?>("--recipients") { Description = "A table with a name in the first column of each row: one PDF for each, with the name across every page.", HelpName = "NAMES.csv" };
        var sides = new Option<string?>("--sides") { Description = "Only the pages of the scenes in which a character speaks, the speeches marked.", HelpName = "CHARACTER" };
        var scenes = new Option<string?>("--scenes") { Description = "Only the pages of these scenes, such as 12-18,22A.", HelpName = "NUMBERS" };
        var changed = new Option<bool>("--changed-pages") { Description = "Only pages with changed words." };
        var list = new Option<bool>("--scene-list") { Description = "Begin with a list of the scenes; each is a link." };
        var date = new Option<string?>("--date") { Description = "The day that the PDF says it was made; without it none, so that the same script gives the same bytes.", HelpName = "YYYY-MM-DD" };
        date.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError("--date takes a day such as 2026-03-01.");
        });
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("print", "Print a script as PDF: the pages that the layout made.") { script, output, numbers, bare, continued, revisions, watermark, recipients, sides, scenes, changed, list, date, force };
        var style = new StyleOptions(command);
        command.SetAction(parsed => PrintRun.Run(console, new PrintRequest
        {
            Script = parsed.GetValue(script)!,
            Output = parsed.GetValue(output)!,
            Style = screenplay => style.Of(parsed, screenplay),
            AddsNumbers = parsed.GetValue(numbers),
            HidesNumbers = parsed.GetValue(bare),
            MarksContinued = parsed.GetValue(continued),
            Revisions = parsed.GetResult(revisions) is null ? "marks" : parsed.GetValue(revisions) ?? "colours",
            Watermark = parsed.GetValue(watermark),
            Recipients = parsed.GetValue(recipients),
            Sides = parsed.GetValue(sides),
            Scenes = parsed.GetValue(scenes),
            OnlyChanged = parsed.GetValue(changed),
            ListsScenes = parsed.GetValue(list),
            Date = parsed.GetValue(date) is { } day ? new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero) : null,
            Force = parsed.GetValue(force),
        }));
        return command;
    }
}
