using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Drafts;

/// <summary><c>throughline draft export DRAFT FILE</c>.</summary>
internal static class DraftExport
{
    public static Command Create(CommandConsole console)
    {
        var which = new Argument<string>("DRAFT") { Description = "The number or the name of the draft." };
        var file = new Argument<string>("FILE") { Description = "The file to write." };
        var force = new Option<bool>("--force") { Description = "Replace FILE if it is there." };
        var command = new Command("export", "Write the file of a draft as it came, byte for byte.") { which, file, force };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var draft = await production.Drafts.FindAsync(parsed.GetValue(which)!, cancel);
            OutputFile.Write(parsed.GetValue(file)!, production.Drafts.Bytes(draft), parsed.GetValue(force));
            return ExitCode.Done;
        });
        return command;
    }
}
