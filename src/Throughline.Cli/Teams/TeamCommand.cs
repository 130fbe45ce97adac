using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage;
using Throughline.Studio.Teams;

namespace Throughline.Cli.Teams;

/// <summary><c>throughline team list|import|export|backup|restore</c>: what whoever keeps a team's database does there.</summary>
internal static class TeamCommand
{
    public static Command Create(CommandConsole console) => new("team", "Look into a team's database, and take productions in and out. It need not be running, and may.")
    {
        List(console), Import(console), Export(console), Backup(console), Restore(console),
    };

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "List the productions: id, day, title.");
        var options = new TeamOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            foreach (var production in await KnownAsync(options, parsed, console, cancel))
                console.Out.WriteLine(SafeText.Line($"{production.Id}  {production.Opened:yyyy-MM-dd}  {production.Title}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import(CommandConsole console)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder of a production that nobody writes in. It stays as it is." };
        var command = new Command("import", "Take a production from its folder into the database: its drafts, its record, its past.") { folder };
        var options = new TeamOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (id, title) = await new TeamTransfer(options.Database(parsed), options.Edge(parsed, console)).ImportAsync(parsed.GetValue(folder)!, cancel);
            console.Out.WriteLine(id);
            console.Error.WriteLine(SafeText.Line($"{title} is in the database now. Go on with it there; the folder stays as it is, as a copy of today."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(CommandConsole console)
    {
        var which = new Argument<string>("PRODUCTION") { Description = "Its id, or its title." };
        var target = new Argument<string>("TO") { Description = "The folder to make, which must be empty or not there yet." };
        var command = new Command("export", "Copy a production into a folder that every command and a studio alone can open, while others write in it.") { which, target };
        var options = new TeamOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var known = Find(await KnownAsync(options, parsed, console, cancel), parsed.GetValue(which)!);
            await new TeamTransfer(options.Database(parsed), options.Edge(parsed, console)).ExportAsync(known.Id, parsed.GetValue(target)!, cancel);
            console.Out.WriteLine(SafeText.Line(Path.GetFullPath(parsed.GetValue(target)!)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Backup(CommandConsole console)
    {
        var target = new Argument<string>("TO") { Description = "The folder to make, which must be empty or not there yet." };
        var command = new Command("backup", "Copy every production into a folder of its own, while others write in them, and the people into people.json. To put all back: team restore; one production: team import.") { target };
        var options = new TeamOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(target)!);
            if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new StudioException($"{folder}: there is something there already. Give a folder that is empty or not there yet.");
            var transfer = new TeamTransfer(options.Database(parsed), options.Edge(parsed, console));
            foreach (var production in await KnownAsync(options, parsed, console, cancel))
            {
                Directory.CreateDirectory(folder);
                // By id: titles may be the same, and are no names of folders.
                await transfer.ExportAsync(production.Id, Path.Combine(folder, production.Id), cancel);
                console.Out.WriteLine(SafeText.Line($"{Path.Combine(folder, production.Id)}  {production.Title}"));
            }

            Directory.CreateDirectory(folder);
            var people = Path.Combine(folder, PeopleTransfer.FileName);
            if (await new PeopleTransfer(options.Database(parsed), TimeProvider.System).BackUpAsync(people, cancel) is { } count)
                console.Out.WriteLine(SafeText.Line($"{people}  {count} {(count == 1 ? "person" : "people")}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Restore(CommandConsole console)
    {
        var source = new Argument<string>("FROM") { Description = "The folder that team backup made." };
        var command = new Command("restore", "Put a backup back into a database: the productions that it has not, and the people when it has none.") { source };
        var options = new TeamOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(source)!);
            var people = Path.Combine(folder, PeopleTransfer.FileName);
            var productions = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(ProductionFolder.IsProduction).Order(StringComparer.Ordinal).ToList() : [];
            if (productions.Count == 0 && !File.Exists(people))
                throw new StudioException($"{folder}: is no backup; throughline team backup makes one.");
            var database = options.Database(parsed);
            var transfer = new TeamTransfer(database, options.Edge(parsed, console));
            var there = await database.FormAsync(cancel) == DatabaseForm.Empty ? [] : (await KnownAsync(options, parsed, console, cancel)).Select(production => production.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var production in productions)
            {
                // In a backup each folder has the id of its production for a name.
                if (there.Contains(Path.GetFileName(production)))
                {
                    console.Error.WriteLine(SafeText.Line($"{production}: is in the database already, and stays there as it is."));
                    continue;
                }

                var (id, title) = await transfer.ImportAsync(production, cancel);
                console.Out.WriteLine(SafeText.Line($"{id}  {title}"));
            }

            if (!File.Exists(people))
                return ExitCode.Done;
            var count = await new PeopleTransfer(database, TimeProvider.System).RestoreAsync(people, cancel);
            console.Out.WriteLine($"{count} {(count == 1 ? "person" : "people")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<KnownProduction>> KnownAsync(TeamOptions options, ParseResult parsed, CommandConsole console, CancellationToken cancel)
    {
        var database = options.Database(parsed);
        if (await database.FormAsync(cancel) == DatabaseForm.Empty)
            throw new StudioException($"{database.Called}: holds no productions yet. Start a server with: throughline studio --team; or bring one in with: throughline team import FOLDER");
        await using var shelf = new TeamShelf(database, options.Edge(parsed, console));
        return await shelf.ListAsync(cancel);
    }

    private static KnownProduction Find(IReadOnlyList<KnownProduction> known, string which)
    {
        var found = known.Where(production => production.Id == which).Concat(known.Where(production => production.Title.Equals(which, StringComparison.OrdinalIgnoreCase))).DistinctBy(production => production.Id, StringComparer.Ordinal).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new StudioException($"There is no production {which} here. See them with: throughline team list"),
            _ => throw new StudioException($"{found.Count} productions are called {which}; give the id, which team list shows."),
        };
    }
}
