using System.CommandLine;
using Throughline.Cli.Diff;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Studio;
using Throughline.Studio.Proposals;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal show NUMBER</c>.</summary>
internal static class ProposalShow
{
    public static Command Create(CommandConsole console)
    {
        var number = Number();
        var all = new Option<bool>("--all") { Description = "Also the alternatives that you hide." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/proposals.schema.json)." };
        var command = new Command("show", "Show a proposal: every part on its line as it is now, how it stands, its measures, what it rests on.") { number, all, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var kept = await production.Proposals.FindAsync(parsed.GetValue(number)!, cancel);
            var shown = (await ProposalDesk.OpenAsync(production, cancel)).Show(kept);
            if (parsed.GetValue(json))
            {
                console.Out.WriteLine(ShownProposalJson.Write([shown]));
                return ExitCode.Done;
            }

            var lines = new DiffLines(TerminalScreen.Width());
            ProposalScreen.Write(lines, shown, parsed.GetValue(all), Console.IsOutputRedirected);
            TerminalScreen.Print(lines.All, console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    public static Argument<string> Number() => new("NUMBER") { Description = "The number of the proposal, or its id." };
}
