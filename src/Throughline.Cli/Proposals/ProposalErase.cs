using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal erase NUMBER</c>.</summary>
internal static class ProposalErase
{
    public static Command Create(CommandConsole console)
    {
        var number = ProposalShow.Number();
        var command = new Command("erase", "Erase what a proposal says, for good. What was taken of it stays in the drafts; the record keeps a hash that nobody can guess it from.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var isGone = await production.Proposals.EraseAsync(parsed.GetValue(number)!, cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine(isGone
                ? "Erased. What was sent and answered lies in the folder exchanges, and copies of the production still have it."
                : "Erased, but another program has the production open, and traces may be left in its files: close it there and erase once more.");
            return isGone ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }
}
