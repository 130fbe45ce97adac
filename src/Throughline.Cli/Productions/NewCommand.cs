using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Studio;

namespace Throughline.Cli.Productions;

/// <summary><c>throughline new TITLE [FOLDER]</c>.</summary>
internal static class NewCommand
{
    public static Command Create(CommandConsole console)
    {
        var title = new Argument<string>("TITLE") { Description = "What the production is called." };
        var folder = new Argument<string?>("FOLDER") { Description = "Where to make it; else a folder named after the title.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("new", "Make a production: one folder for drafts, notes and the record.") { title, folder };
        var options = new ProductionOptions(command, folder: false);
        command.SetAction(async (parsed, cancel) =>
        {
            var name = parsed.GetValue(title)!.Trim();
            if (name.Length == 0)
                throw new CommandFailure("A production needs a title.", ExitCode.Usage);
            var edge = options.Edge(parsed, console);
            using var production = await Production.CreateAsync(parsed.GetValue(folder) ?? FileName.Of(name), name, edge, cancel);
            edge.Keys.Claim(production.Id, production.Title, edge.Clock.GetUtcNow());
            console.Out.WriteLine(SafeText.Line(production.Location));
            console.Error.WriteLine($"Made {SafeText.Line(name)}. Its signing keys are in {ProductionOptions.Keys().Folder}; keep a copy: throughline key export");
            return ExitCode.Done;
        });
        return command;
    }
}
