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

/// <summary><c>throughline ladder show|write|lock|unlock</c>: the writer's own rungs of a production.</summary>
internal static class LadderCommand
{
    public static Command Create(CommandConsole console) => new("ladder", "Keep the log line, title, people, places, beats and scenes of a production; see what a change makes stale.")
    {
        Show(console),
        Write(console),
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
            foreach (var name in Ladder.Names)
            {
                var rung = ladder.Rungs.GetValueOrDefault(name);
                var stale = ladder.Stale(name);
                console.Out.WriteLine(SafeText.Line($"{name}{(rung is null ? ": nothing yet" : rung.IsLocked ? " (locked)" : "")}{(stale is null ? "" : $"  STALE: {stale}")}"));
                foreach (var line in rung?.Text.TrimEnd().Split('\n') ?? [])
                    console.Out.WriteLine(SafeText.Line("    " + line));
            }

            return Ladder.Names.Any(name => ladder.Stale(name) is not null) ? ExitCode.Findings : ExitCode.Done;
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
            var text = Encoding.UTF8.GetString(ScriptFile.Bytes(parsed.GetValue(file)!));
            return ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), parsed.GetValue(name)!, "written", ladder => ladder.Write(parsed.GetValue(name)!, text) ?? throw new CommandFailure($"{parsed.GetValue(name)}: is locked. Free it with: throughline ladder unlock {parsed.GetValue(name)}", ExitCode.Findings), console, cancel);
        });
        return command;
    }

    private static Command Lock(string word, string description, bool isLocked, CommandConsole console)
    {
        var name = Name();
        var command = new Command(word, description) { name };
        var options = new ProductionOptions(command);
        command.SetAction((parsed, cancel) => ChangeAsync(options.Folder(parsed), options.Edge(parsed, console), parsed.GetValue(name)!, word + "ed", ladder => ladder.Lock(parsed.GetValue(name)!, isLocked), console, cancel));
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("RUNG") { Description = string.Join(", ", Ladder.Names) };
        name.AcceptOnlyFromAmong([.. Ladder.Names]);
        return name;
    }

    private static async Task<int> ChangeAsync(string folder, StudioEdge edge, string name, string what, Func<Ladder, Ladder> change, CommandConsole console, CancellationToken cancel)
    {
        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var ladder = change(await ReadAsync(production, cancel));
        await StoryFiles.WriteAsync(production.Folder.Story, ladder, cancel);
        var noted = production.Event(EventKind.Edited, ("use", "ladder " + what));
        await production.Ledger.AppendAsync([noted with { Target = new Target("ladder-" + name), Origin = Origin.Human }], cancel);
        await production.SignAsync(cancel);
        foreach (var stale in Ladder.Names.Where(it => ladder.Stale(it) is not null))
            console.Error.WriteLine($"{stale} is stale: {ladder.Stale(stale)}.");
        return ExitCode.Done;
    }

    private static async Task<Ladder> ReadAsync(Production production, CancellationToken cancel)
    {
        try
        {
            return (await StoryFiles.ReadAsync(production.Folder.Story, cancel)).Ladder;
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }
}
