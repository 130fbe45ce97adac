using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger.Notes;
using Throughline.Studio;
using Throughline.Studio.Records;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger witness</c>: a second party vouches that it saw this record and that it grew from what it saw before.</summary>
internal static class LedgerWitness
{
    public static Command Create(CommandConsole console)
    {
        var name = new Option<string?>("--name") { Description = "The witness's name, such as guild.example/w1, without spaces." };
        var keep = new Option<string?>("--keep") { Description = "Keep in the production the checkpoint that a witness signed, from this file or - for standard input." };
        var command = new Command("witness", "Sign the last checkpoint as a second party, such as an agent, a guild, a lawyer.") { name, keep };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) => parsed.GetValue(keep) is { } file
            ? await KeepAsync(console, options, parsed, file, cancel)
            : await SignAsync(console, options, parsed, parsed.GetValue(name), cancel));
        return command;
    }

    private static async Task<int> SignAsync(CommandConsole console, ProductionOptions options, ParseResult parsed, string? name, CancellationToken cancel)
    {
        if (name is null || !NoteKey.IsName(name))
            throw new CommandFailure("Give the witness's name with --name, without spaces and '+', such as --name guild.example/w1", ExitCode.Usage);
        using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
        var verified = await LedgerVerification.RunAsync(production.Ledger, [], cancel);
        if (!verified.Faults.IsEmpty)
            throw new CommandFailure($"This record is not whole, and was not signed: {verified.Faults[0].Message}", ExitCode.Findings);
        var note = await new Witness(ProductionOptions.Keys(), name).SignAsync(production, console.Clock.GetUtcNow(), cancel);
        console.Out.Write(note.Note.ToString());
        console.Error.WriteLine(SafeText.Line($"Others check it with {note.Key}. The production keeps it with: throughline ledger witness --keep FILE"));
        return ExitCode.Done;
    }

    private static async Task<int> KeepAsync(CommandConsole console, ProductionOptions options, ParseResult parsed, string file, CancellationToken cancel)
    {
        var note = SignedNote.Parse(Encoding.UTF8.GetString(ScriptFile.Bytes(file))) ?? throw new CommandFailure($"{file}: is no signed checkpoint.");
        using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
        await production.WitnessAsync(note, cancel);
        return ExitCode.Done;
    }
}
