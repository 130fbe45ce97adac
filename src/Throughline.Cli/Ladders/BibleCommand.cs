using System.CommandLine;
using System.Text;
using System.Text.Json;
using Throughline.Assist;
using Throughline.Assist.Roles;
using Throughline.Cli.Files;
using Throughline.Cli.Models;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Ladders;

/// <summary><c>throughline bible show|write|check</c>: the story bible of a production.</summary>
internal static class BibleCommand
{
    public static Command Create(CommandConsole console) => new("bible", "Keep the bible of the story: people and what they want, relations, who knows what, places, objects, time, promises; corrected by the writer, checked against the lines.")
    {
        Show(console),
        Write(console),
        Check(console),
    };

    private static Command Show(CommandConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Print the file to correct (docs/json/bible.schema.json)." };
        var command = new Command("show", "Print the bible as it is kept.") { json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var (bible, document) = await ReadAsync(production, cancel);
            if (parsed.GetValue(json))
            {
                console.Out.Write(bible.Write());
                return ExitCode.Done;
            }

            foreach (var part in bible.Entries.GroupBy(entry => entry.Part))
            {
                console.Out.WriteLine(StoryBible.NameOf(part.Key));
                foreach (var entry in part)
                    console.Out.WriteLine(SafeText.Line("    " + entry.Words));
            }

            console.Error.WriteLine(SafeText.Line($"Version {document.Version}, by {document.Person}, {document.Made:yyyy-MM-dd}."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Write(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The bible as show --json prints it, corrected; - for standard input." };
        var command = new Command("write", "Keep a corrected bible; the versions before it are kept too.") { file };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            StoryBible bible;
            try
            {
                bible = StoryBible.Read(Encoding.UTF8.GetString(ScriptFile.Bytes(path)).TrimStart('\uFEFF'));
            }
            catch (FormatException failure)
            {
                throw new CommandFailure($"{(path == "-" ? "standard input" : path)}: is no bible of a story: {failure.Message} Nothing was changed.");
            }

            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            using var json = JsonDocument.Parse(bible.Write());
            await StoryPapers.WriteBibleAsync(production, json.RootElement, "bible corrected", Origin.Human, cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine($"Kept: {bible.Entries.Length} entries.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check(CommandConsole console)
    {
        var command = new Command("check", "Say which entries quote what no longer stands in the latest draft.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var (bible, _) = await ReadAsync(production, cancel);
            var script = production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, cancel));
            var checks = bible.Check(script);
            foreach (var (entry, check) in checks.Where(it => it.Check is { IsVerified: false }))
            {
                console.Out.WriteLine(SafeText.Line($"{StoryBible.NameOf(entry.Part)}: {entry.Words}: {check!.Why}"));
                // The line is known by its identity, whatever became of its words.
                if (entry.Quotes.Select(quote => script.Elements.FirstOrDefault(element => quote.Line.IsKnown && element.Id == quote.Line)).FirstOrDefault(element => element is not null) is { } line)
                    console.Out.WriteLine(SafeText.Line($"    line {line.Span.Line} says now: {(line.Text.Plain.Length > 200 ? line.Text.Plain[..200] + "…" : line.Text.Plain)}"));
            }

            console.Error.WriteLine($"{checks.Count(it => it.Check?.IsVerified == true)} of {checks.Count(it => it.Check is not null)} entries that quote lines stand there; {checks.Count(it => it.Check is null)} are the writer's alone.");
            return checks.Any(it => it.Check is { IsVerified: false }) ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static async Task<(StoryBible Bible, Studio.Stories.StoryDocument Document)> ReadAsync(Production production, CancellationToken cancel)
    {
        try
        {
            return await production.Story.FindAsync("bible", cancel) is { Text: { } text } document
                ? (StoryBible.Read(text), document)
                : throw new CommandFailure("There is no bible yet. Extract one with: throughline ask SCRIPT ladder bible --production FOLDER, or write one.");
        }
        catch (FormatException failure)
        {
            throw new CommandFailure($"The bible of this production cannot be read: {failure.Message}");
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }
}
