using System.CommandLine;
using System.Text;
using Throughline.Assist;
using Throughline.Assist.Roles;
using Throughline.Cli.Files;
using Throughline.Cli.Models;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Ladders;

/// <summary><c>throughline ladder show|write|compare|take|keep|lock|unlock</c>: the writer's own rungs of a production.</summary>
internal static class LadderCommand
{
    public static Command Create(CommandConsole console) => new("ladder", "Keep the log line, title, people, places, beats and scenes of a production; see what a change makes stale.")
    {
        Show(console),
        Write(console),
        Compare(console),
        Take(console),
        Keep(console),
        Lock("lock", "Keep a rung from being written over.", true, console),
        Lock("unlock", "Let a rung be written over again.", false, console),
    };

    private static Command Show(CommandConsole console)
    {
        var command = new Command("show", "Print every rung, and what is stale and why.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var ladder = await ReadAsync(production, cancel);
            var marks = await MarksAsync(production, cancel);
            foreach (var name in Ladder.Names)
            {
                var rung = ladder.Rungs.GetValueOrDefault(name);
                var stale = ladder.Stale(name, marks);
                var proposed = name == Ladder.Script ? 0 : (await StoryPapers.ProposedAsync(production, name, cancel)).Length;
                var state = name == Ladder.Script ? marks is null ? ": no draft yet" : $": the script, {marks.Draft}" : rung is null ? ": nothing yet" : rung.IsLocked ? " (locked)" : "";
                console.Out.WriteLine(SafeText.Line($"{name}{state}{(proposed > 0 ? $", {proposed} proposed" : "")}{(stale is null ? "" : $"  STALE: {stale}")}"));
                foreach (var line in name == Ladder.Script ? [] : rung?.Text.TrimEnd().Split('\n') ?? [])
                    console.Out.WriteLine(SafeText.Line("    " + line));
            }

            return Ladder.Names.Any(name => ladder.Stale(name, marks) is not null) ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static Command Write(CommandConsole console)
    {
        var name = Name();
        var file = new Argument<string>("FILE") { Description = "What to write on it, as text, or - for standard input." };
        var command = new Command("write", "Write a rung; what rests on it is stale from then on.") { name, file };
        var options = new ProductionOptions(command);
        command.SetAction((parsed, cancel) =>
        {
            var (rung, text) = (parsed.GetValue(name)!, Encoding.UTF8.GetString(ScriptFile.Bytes(parsed.GetValue(file)!)));
            if (string.IsNullOrWhiteSpace(text))
                throw new CommandFailure($"{parsed.GetValue(file)}: says nothing; the rung was left as it is.", ExitCode.Usage);
            return ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), rung, "written", Origin.Human, (ladder, marks) => Written(ladder, rung, text, marks, console), console, cancel);
        });
        return command;
    }

    private static Command Lock(string word, string description, bool isLocked, CommandConsole console)
    {
        var name = Name();
        var command = new Command(word, description) { name };
        var options = new ProductionOptions(command);
        command.SetAction((parsed, cancel) => ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), parsed.GetValue(name)!, word + "ed", null, (ladder, _) => ladder.Rungs.ContainsKey(parsed.GetValue(name)!) ? ladder.Lock(parsed.GetValue(name)!, isLocked) : throw new CommandFailure($"{parsed.GetValue(name)}: nothing is written on it yet.", ExitCode.Findings), console, cancel));
        return command;
    }

    private static Command Compare(CommandConsole console)
    {
        var name = Name();
        var command = new Command("compare", "Print a rung as it is and what was last proposed for it, alternative by alternative.") { name };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var rung = parsed.GetValue(name)!;
            var proposed = await StoryPapers.ProposedAsync(production, rung, cancel);
            if (proposed.IsEmpty)
            {
                console.Error.WriteLine($"Nothing was proposed for it. Ask with: throughline ask SCRIPT ladder {rung} --production FOLDER");
                return ExitCode.Done;
            }

            Print(console, "as it is", (await ReadAsync(production, cancel)).Rungs.GetValueOrDefault(rung)?.Text ?? "nothing yet");
            for (var i = 0; i < proposed.Length; i++)
                Print(console, $"{i + 1} {proposed[i].Label}", proposed[i].Text);
            console.Error.WriteLine($"Nothing was written. Take one with: throughline ladder take {rung} --alternative N");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Take(CommandConsole console)
    {
        var name = Name();
        var alternative = new Option<int>("--alternative") { Description = "Which, as compare counts them.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("take", "Write an alternative that was proposed onto its rung; change it afterwards with write.") { name, alternative };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (rung, number) = (parsed.GetValue(name)!, parsed.GetValue(alternative));
            string text;
            using (var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel))
            {
                var proposed = await StoryPapers.ProposedAsync(production, rung, cancel);
                text = number > 0 && number <= proposed.Length ? proposed[number - 1].Text : throw new CommandFailure(proposed.IsEmpty ? $"{rung}: nothing was proposed for it. Ask with: throughline ask SCRIPT ladder {rung} --production FOLDER" : $"{rung}: {proposed.Length} {(proposed.Length == 1 ? "alternative is" : "alternatives are")} proposed; there is no {number}.", ExitCode.Usage);
            }

            return await ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), rung, "taken", Origin.Machine, (ladder, marks) => Written(ladder, rung, text, marks, console), console, cancel);
        });
        return command;
    }

    private static Command Keep(CommandConsole console)
    {
        var name = Name(withScript: true);
        var command = new Command("keep", "Say that a rung, or the script (dialogue), still fits: it stays as it is and is no longer stale.") { name };
        var options = new ProductionOptions(command);
        command.SetAction((parsed, cancel) => ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), parsed.GetValue(name)!, "kept", null, (ladder, marks) => ladder.Keep(parsed.GetValue(name)!, console.Clock.GetUtcNow(), marks) ?? throw new CommandFailure($"{parsed.GetValue(name)}: nothing is written on it yet.", ExitCode.Findings), console, cancel));
        return command;
    }

    private static void Print(CommandConsole console, string label, string text)
    {
        console.Out.WriteLine(SafeText.Line($"[{label}]"));
        foreach (var line in text.TrimEnd().Split('\n'))
            console.Out.WriteLine(SafeText.Line("    " + line));
    }

    // The lowest rung is the script: it is written in the drafts.
    private static Argument<string> Name(bool withScript = false)
    {
        string[] names = [.. Ladder.Names.Where(it => withScript || it != Ladder.Script)];
        var name = new Argument<string>("RUNG") { Description = string.Join(", ", names) };
        name.AcceptOnlyFromAmong(names);
        return name;
    }

    private static Ladder Written(Ladder ladder, string rung, string text, ScriptMarks? marks, CommandConsole console) =>
        ladder.Write(rung, text, console.Clock.GetUtcNow(), marks) ?? throw new CommandFailure($"{rung}: is locked. Free it with: throughline ladder unlock {rung}", ExitCode.Findings);

    private static async Task<int> ChangeAsync(string folder, StudioEdge edge, string name, string what, Origin? origin, Func<Ladder, ScriptMarks?, Ladder> change, CommandConsole console, CancellationToken cancel)
    {
        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var marks = await MarksAsync(production, cancel);
        var ladder = change(await ReadAsync(production, cancel), marks);
        await StoryPapers.WriteAsync(production, ladder, "ladder " + what, name, origin, cancel);
        await production.SignAsync(cancel);
        foreach (var stale in Ladder.Names.Where(it => ladder.Stale(it, marks) is not null))
            console.Error.WriteLine($"{stale} is stale: {ladder.Stale(stale, marks)}.");
        return ExitCode.Done;
    }

    private static async Task<ScriptMarks?> MarksAsync(Production production, CancellationToken cancel) =>
        (await production.Drafts.ListAsync(cancel)).LastOrDefault() is { } draft ? ScriptMarks.Of($"draft {draft.Number}", draft.Added, production.Drafts.Read(draft)) : null;

    private static async Task<Ladder> ReadAsync(Production production, CancellationToken cancel)
    {
        try
        {
            return (await StoryPapers.ReadAsync(production, cancel)).Ladder;
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }
}
