using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline note resolve N</c> and <c>throughline tag remove N</c>.</summary>
internal static class NoteClose
{
    public static Command Create(CommandConsole console, NoteKind kind)
    {
        var number = new Argument<int>("NUMBER") { Description = $"The number of the {NoteStore.NameOf(kind)}." };
        var command = kind == NoteKind.Note
            ? new Command("resolve", "Say that a note is dealt with; it stays in the record and in list --all.") { number }
            : new Command("remove", "Take a tag off; it stays in the record and in list --all.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Notes.CloseAsync(kind, parsed.GetValue(number), cancel);
            await production.SignAsync(cancel);
            return ExitCode.Done;
        });
        return command;
    }
}
