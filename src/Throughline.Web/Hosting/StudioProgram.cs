using System.CommandLine;
using Throughline.Assist.Pipeline;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Imports;
using Throughline.Web.People;

namespace Throughline.Web.Hosting;

/// <summary>The studio as a program: starts the server, says where it is, and ends with it.</summary>
internal static class StudioProgram
{
    public static async Task<int> RunAsync(StudioArguments arguments, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var person = (parsed.GetValue(arguments.Person) ?? Environment.GetEnvironmentVariable("THROUGHLINE_PERSON") ?? Environment.UserName).Trim();
        if (person.Length == 0 || person.Any(char.IsControl))
        {
            await error.WriteLineAsync("throughline: Who is working? Give a name with --as \"Ana Ruiz\".");
            return 2;
        }

        if (parsed.GetValue(arguments.Port) is < 0 or > 65535)
        {
            await error.WriteLineAsync("throughline: --port: a port is a number from 0 to 65535.");
            return 2;
        }

        if (TeamReading.Read(arguments, parsed, out var team) is { } wrong)
        {
            await error.WriteLineAsync($"throughline: {wrong}");
            return 2;
        }

        var tape = parsed.GetValue(arguments.Replay);
        if (tape is not null && !Directory.Exists(tape))
        {
            await error.WriteLineAsync($"throughline: --replay: {tape} is no folder of recordings. They are made with: throughline ask … --record FOLDER");
            return 2;
        }

        var user = UserFolder.OfThisUser();
        var settings = new StudioSettings
        {
            Edge = new StudioEdge(person, parsed.GetValue(arguments.Role)!.Trim(), user.Keys, TimeProvider.System, warning => error.WriteLine($"throughline: {warning}")) { Recover = PdfScripts.Recover },
            User = user,
            Home = parsed.GetValue(arguments.Home) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments, Environment.SpecialFolderOption.DoNotVerify), "Throughline"),
            Folder = team is null ? FolderOf(parsed.GetValue(arguments.Folder)) : null,
            Team = team,
            Port = parsed.GetValue(arguments.Port),
            Replay = tape is null ? ReplayMode.Off : ReplayMode.Replay,
            Tape = tape ?? "",
        };
        await using var server = await StudioServer.StartAsync(settings, cancel);
        var setUp = team is null ? null : await PeopleHosting.SetUpAsync(server.Services, cancel);
        if (team is not null && parsed.GetValue(arguments.LinkFor) is { } lost)
            await error.WriteLineAsync($"{lost} signs in anew by {await PeopleHosting.ReturnAsync(server.Services, lost, cancel)} within a day.");
        if (team is null)
            await server.WarmAsync(cancel);
        var entrance = team is null ? server.Entrance() : setUp ?? server.Address;
        await output.WriteLineAsync(entrance.ToString());
        await output.FlushAsync(cancel);
        await error.WriteLineAsync(team is null ? "The studio is open; the address is good for one visit. Stop it with Ctrl-C."
            : setUp is null ? "The studio is open. Stop it with Ctrl-C."
            : "The studio is open, and nobody has an account yet: the address makes the first one, who lets in the others. It is good once, for a day. Stop the studio with Ctrl-C.");
        if (!parsed.GetValue(arguments.NoBrowser) && !Browser.TryOpen(entrance))
            await error.WriteLineAsync("No browser could be opened here; open the address yourself.");
        await server.WaitAsync(cancel);
        return 0;
    }

    // The folder that was named must hold a production; the one that we happen to be in may.
    private static string? FolderOf(string? named)
    {
        if (named is not null)
            return ProductionFolder.Find(named).Path;
        return ProductionFolder.IsProduction(Environment.CurrentDirectory) ? Environment.CurrentDirectory : null;
    }
}
