using System.CommandLine;
using Throughline.Breakdown;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline tag add NAME --category KIND</c>.</summary>
internal static class TagAdd
{
    public static Command Create(CommandConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "What the thing is called, such as \"red suitcase\"." };
        var category = new Option<string>("--category") { Description = "What kind of thing: props, vehicles, visual-effects and the rest of docs/breakdown.md.", HelpName = "KIND", Required = true };
        var draft = new Option<string?>("--draft") { Description = "The draft it is made on, by number or name; else the latest.", HelpName = "DRAFT" };
        var command = new Command("add", "Tag a line for a department; prints the tag's number.") { name, category, draft };
        var spot = new SpotOptions(command);
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var kind = Categories.Find(parsed.GetValue(category)!)
                ?? throw new CommandFailure($"{parsed.GetValue(category)}: is no kind of thing; there are {string.Join(", ", Categories.All.Select(it => it.Key))}.", ExitCode.Usage);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var on = await production.Drafts.FindOrLatestAsync(parsed.GetValue(draft), cancel);
            return await NoteAdd.Add(production, on.Number, new NewNote(NoteKind.Tag, spot.Find(parsed, production.Drafts.Read(on)), parsed.GetValue(name)!.Trim(), kind.Key), console, cancel);
        });
        return command;
    }
}
