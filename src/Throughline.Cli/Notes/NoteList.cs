using System.CommandLine;
using Throughline.Cli.Diff;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline note list</c> and <c>throughline tag list</c>.</summary>
internal static class NoteList
{
    public static Command Create(CommandConsole console, NoteKind kind)
    {
        var (what, closed) = kind == NoteKind.Note ? ("notes", "were resolved") : ("tags", "were removed");
        var draft = new Option<string?>("--draft") { Description = "Where they are in this draft, by number or name; else in the latest.", HelpName = "DRAFT" };
        var all = new Option<bool>("--all") { Description = $"Also those that {closed}." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/notes.schema.json)." };
        var command = new Command("list", $"List the {what} of a draft, and where they hang.") { draft, all, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var noted = await NotedDraft.OpenAsync(production, parsed.GetValue(draft), cancel);
            List<LineNote> wanted = [.. noted.Notes.Where(note => note.Kind == kind && (parsed.GetValue(all) || note.Closed is null))];
            if (parsed.GetValue(json))
            {
                console.Out.WriteLine(NoteJson.Write(noted, wanted));
                return ExitCode.Done;
            }

            var lines = new DiffLines(TerminalScreen.Width());
            foreach (var note in wanted)
                NoteText.Write(lines, noted, note);
            TerminalScreen.Print(lines.All, console.Out);
            if (wanted.Count == 0)
                console.Error.WriteLine($"There are no {what}.");
            return ExitCode.Done;
        });
        return command;
    }
}
