using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Diff;
using Throughline.Cli.Notes;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Notes;
using Throughline.Studio.Proposals;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal lock|unlock|locks</c>: what proposals must leave alone. The pages of a production are locked by another command.</summary>
internal static class ProposalLocks
{
    public static Command Lock(CommandConsole console)
    {
        var kind = new Argument<string>("KIND") { Description = "character, scene, line." };
        kind.AcceptOnlyFromAmong("character", "scene", "line");
        var what = new Argument<string>("WHAT") { Description = "The character as cued; the scene by its number; the line as an editor counts the file's lines, or its words." };
        var because = new Option<string>("--because") { Description = "Why; whoever meets the lock is told.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
        var command = new Command("lock", "Put a character, a scene or a line out of reach of proposals; prints the number of the lock.") { kind, what, because };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var script = production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, cancel));
            var (of, line, name) = Find(script, parsed.GetValue(kind)!, parsed.GetValue(what)!.Trim());
            var number = await production.Locks.AddAsync(of, line, name, parsed.GetValue(because)!, cancel);
            await production.SignAsync(cancel);
            console.Out.WriteLine(number);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Unlock(CommandConsole console)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the lock." };
        var command = new Command("unlock", "Lift a lock.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Locks.LiftAsync(parsed.GetValue(number), cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine("Lifted.");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command List(CommandConsole console)
    {
        var command = new Command("locks", "List what is locked, by whom and why.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var locks = (await production.Locks.InLatestAsync(cancel)).Where(it => it.Lifted is null).ToArray();
            if (locks.Length == 0)
            {
                console.Error.WriteLine("Nothing is locked.");
                return ExitCode.Done;
            }

            var script = production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, cancel));
            var lines = new DiffLines(TerminalScreen.Width());
            foreach (var one in locks)
            {
                lines.Say($"{one.Number.ToString(CultureInfo.InvariantCulture),3}  {What(one, script)}", Ink.Strong, hang: 5);
                lines.Say(string.Create(CultureInfo.InvariantCulture, $"{one.Lock.By}, {one.Made:yyyy-MM-dd}{(one.Lock.Reason.Length > 0 ? ": " + one.Lock.Reason : "")}"), Ink.Soft, 5);
            }

            TerminalScreen.Print(lines.All, console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static string What(KeptLock kept, Screenplay script)
    {
        if (kept.Lock.Kind == LockKind.Character)
            return $"what {kept.Lock.Name} says";
        var line = script.Elements.FirstOrDefault(element => element.Id == kept.Lock.Line);
        return $"{(kept.Lock.Kind == LockKind.Scene ? "the scene" : "the line")} “{(line is null ? "not in this draft" : NotedDraft.Beginning(line.Text.Plain))}”";
    }

    private static (LockKind Kind, LineId Line, string? Name) Find(Screenplay script, string kind, string what)
    {
        switch (kind)
        {
            case "character":
                return CharacterIndex.Of(script)[what] is { } person ? (LockKind.Character, default, person.Name) : throw new CommandFailure($"Nobody called {what} speaks in the draft.");
            case "scene":
                return (LockKind.Scene, (Scene.Of(script).FirstOrDefault(it => it.Label.Equals(what, StringComparison.OrdinalIgnoreCase)) ?? throw new CommandFailure($"The draft has no scene {what}.")).Heading.Id, null);
            default:
                Element[] found = int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? [.. script.Elements.Where(element => element.Span.Line > 0 && element.Span.Line <= number && number <= element.Span.EndLine && !element.Text.IsEmpty)]
                    : [.. script.Elements.Where(element => element.Text.Plain.Contains(what, StringComparison.OrdinalIgnoreCase))];
                return found.Length == 1 ? (LockKind.Line, found[0].Id, null)
                    : throw new CommandFailure(found.Length == 0 ? $"“{what}” does not stand in the draft; give a line of the file, or words within one paragraph." : $"“{what}” stands in {found.Length} places; give more words, or a line of the file.");
        }
    }
}
