using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline erase N</c>.</summary>
internal static class EraseCommand
{
    public static Command Create(CommandConsole console)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the note or tag." };
        var command = new Command("erase", "Erase what a note or tag says, for good: text, salt and keys. The record keeps a hash that nobody can guess it from.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var isGone = await production.Notes.EraseAsync(parsed.GetValue(number), cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine(isGone
                ? "Erased. Copies of the production that were made elsewhere still have it."
                : "Erased, but another program has the production open, and traces may be left in its files: close it there and erase once more.");
            return isGone ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }
}
