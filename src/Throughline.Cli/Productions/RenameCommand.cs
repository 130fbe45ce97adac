using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Studio;
using Throughline.Studio.Shelf;

namespace Throughline.Cli.Productions;

/// <summary><c>throughline rename TITLE</c>.</summary>
internal static class RenameCommand
{
    public static Command Create(CommandConsole console)
    {
        var title = new Argument<string>("TITLE") { Description = "What it is to be called." };
        var command = new Command("rename", "Call a production something else. Its folder and its scripts stay as they are; the record says who did it.") { title };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            if (await production.RenameAsync(parsed.GetValue(title)!, cancel))
            {
                await production.SignAsync(cancel);
                new RecentProductions(UserFolder.OfThisUser().Recent).Rename(production.Id, production.Title);
            }

            console.Out.WriteLine(SafeText.Line(production.Title));
            return ExitCode.Done;
        });
        return command;
    }
}
