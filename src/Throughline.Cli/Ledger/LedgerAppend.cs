using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Records;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger append FILE</c>: events as JSON, one a line.</summary>
internal static class LedgerAppend
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "Events as JSON, one a line, or - for standard input; what a line leaves out (id, time, production, actor) is filled in." };
        var command = new Command("append", "Add events to the record; prints the index of each once it is safe on the disk.") { file };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var lines = Encoding.UTF8.GetString(ScriptFile.Bytes(parsed.GetValue(file)!)).Split('\n');
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var events = new List<LedgerEvent>();
            for (var i = 0; i < lines.Length; i++)
            {
                if (!string.IsNullOrWhiteSpace(lines[i]))
                    events.Add(Read(lines[i], production, $"{parsed.GetValue(file)}:{i + 1}"));
            }

            foreach (var batch in events.Chunk(LedgerStore.BatchSize))
            {
                foreach (var index in await production.Ledger.AppendAsync(batch, cancel))
                    console.Out.WriteLine(index);
                await console.Out.FlushAsync(cancel);
            }

            if (events.Count > 0)
                await production.SignAsync(cancel);
            return ExitCode.Done;
        });
        return command;
    }

    // Read as an entry, so that there is one shape and one reader of it.
    private static LedgerEvent Read(string line, Production production, string where)
    {
        try
        {
            var json = JsonNode.Parse(line) as JsonObject ?? throw new FormatException("it is not an object.");
            var made = JsonNode.Parse(LedgerEntryJson.Write(new LedgerEntry(0, default, production.Event(EventKind.Edited))))!.AsObject();
            foreach (var name in (string[])["v", "index", "previous", "production"])
                json.Remove(name);
            foreach (var (name, value) in made.Where(member => member.Key != "kind"))
                json.TryAdd(name, value?.DeepClone());
            return LedgerEntryJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).Event;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
        {
            throw new CommandFailure($"{where}: is no event: {failure.Message} docs/ledger.md shows the shape. Nothing was added.", inner: failure);
        }
    }
}
