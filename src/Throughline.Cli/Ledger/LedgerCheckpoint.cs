using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger checkpoint</c>.</summary>
internal static class LedgerCheckpoint
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("checkpoint", "Sign the head of the record and print it; show it to others, so that nothing before it can be changed unseen.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            console.Out.Write((await production.SignAsync(cancel)).ToString());
            console.Error.WriteLine(LedgerCommand.Limits);
            return ExitCode.Done;
        });
        return command;
    }
}
