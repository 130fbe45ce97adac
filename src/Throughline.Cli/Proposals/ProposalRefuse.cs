using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal refuse NUMBER --reason WORDS</c>.</summary>
internal static class ProposalRefuse
{
    public static Command Create(CommandConsole console)
    {
        var number = ProposalShow.Number();
        var reason = new Option<string>("--reason") { Description = "Why, in your words.", Required = true, HelpName = "WORDS" };
        var command = new Command("refuse", "Refuse a proposal; it stays on record with the reason, and can still be taken.") { number, reason };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Proposals.RefuseAsync(parsed.GetValue(number)!, parsed.GetValue(reason)!, cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine("Refused; nothing was changed.");
            return ExitCode.Done;
        });
        return command;
    }
}
