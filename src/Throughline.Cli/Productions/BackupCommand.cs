using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Studio;

namespace Throughline.Cli.Productions;

/// <summary><c>throughline backup FOLDER</c>.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandConsole console)
    {
        var target = new Argument<string>("TO") { Description = "The folder to make, which must be empty or not there yet." };
        var command = new Command("backup", "Copy a production, even one that is open: the copy can be opened anywhere.") { target };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.BackUpAsync(parsed.GetValue(target)!, cancel);
            console.Out.WriteLine(SafeText.Line(Path.GetFullPath(parsed.GetValue(target)!)));
            return ExitCode.Done;
        });
        return command;
    }
}
