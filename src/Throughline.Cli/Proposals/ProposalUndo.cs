using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal undo NUMBER</c>.</summary>
internal static class ProposalUndo
{
    public static Command Create(CommandConsole console)
    {
        var number = ProposalShow.Number();
        var command = new Command("undo", "Take back what was taken of a proposal, in a new draft; what was written elsewhere since stays.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var outcome = await production.Proposals.UndoAsync(parsed.GetValue(number)!, cancel);
            if (outcome.Draft is not { } draft)
                return ProposalAccept.Refused(console, $"Proposal {parsed.GetValue(number)} was not taken back; nothing was changed.", outcome.Refused);
            await production.SignAsync(cancel);
            console.Out.WriteLine(draft.Number.ToString(CultureInfo.InvariantCulture));
            console.Error.WriteLine(SafeText.Line($"Taken back in draft {draft.Number}: {ProposalScreen.Count(outcome.Edits.Length, "line")} as before."));
            return ExitCode.Done;
        });
        return command;
    }
}
