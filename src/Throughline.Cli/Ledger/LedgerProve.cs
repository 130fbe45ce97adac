using System.CommandLine;
using System.Globalization;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Ledger.Notes;
using Throughline.Studio;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger prove EVENT</c>: a <c>.tlog-proof</c> for somebody who has not got the record.</summary>
internal static class LedgerProve
{
    public static Command Create(CommandConsole console)
    {
        var which = new Argument<string>("EVENT") { Description = "The index of the entry, or the id of its event." };
        var output = new Option<string?>("-o", "--output") { Description = "The file to write, such as consent.tlog-proof; else it is printed." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("prove", "Prove to others that one entry is in the record, without showing the rest.") { which, output, force };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var entry = await FindAsync(production, parsed.GetValue(which)!, cancel);
            var checkpoint = (await production.Ledger.CheckpointsAsync(cancel)).LastOrDefault(note => Checkpoint.Parse(note.Text) is { } head && head.Size > entry.Index)
                ?? throw new CommandFailure($"Entry {entry.Index} is not under a checkpoint yet; sign one with: throughline ledger checkpoint");
            var tree = await production.Ledger.TreeAsync(cancel);
            var proof = new LogProof(entry.Index, tree.ProveInclusion(entry.Index, Checkpoint.Parse(checkpoint.Text)!.Size), checkpoint) { Extra = [.. entry.Bytes.Span] };
            if (!proof.Proves(entry.Bytes.Span))
                throw new CommandFailure($"Entry {entry.Index} cannot be proved: the record is not the one that was signed. See: throughline ledger verify");
            if (parsed.GetValue(output) is { } path)
                OutputFile.Write(path, Encoding.UTF8.GetBytes(proof.ToString()), parsed.GetValue(force));
            else
                console.Out.Write(proof.ToString());
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<StoredEntry> FindAsync(Production production, string which, CancellationToken cancel)
    {
        if (long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            await foreach (var entry in production.Ledger.ReadAsync(index, cancel))
            {
                if (entry.Index == index)
                    return entry;
                break;
            }
        }
        else if (Guid.TryParse(which, out var id) && await production.Ledger.FindAsync(id, cancel) is { } found)
        {
            return found;
        }

        throw new CommandFailure($"{which}: is neither the index of an entry nor the id of an event of this production. See: throughline ledger show", ExitCode.Usage);
    }
}
