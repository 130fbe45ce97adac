using System.CommandLine;
using System.Globalization;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger show</c>: an event a line.</summary>
internal static class LedgerShow
{
    public static Command Create(CommandConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Print the entries as they are stored, one a line." };
        var command = new Command("show", "List what is in the record.") { json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await foreach (var entry in production.Ledger.ReadAsync(0, cancel))
                console.Out.WriteLine(parsed.GetValue(json) ? Encoding.UTF8.GetString(entry.Bytes.Span) : Line(entry));
            console.Error.WriteLine(LedgerCommand.Limits);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Line(StoredEntry stored)
    {
        try
        {
            var it = LedgerEntryJson.Read(stored.Bytes).Event;
            var details = string.Join("  ", it.Details.Where(detail => detail.Key != "key").Select(detail => $"{detail.Key}: {detail.Value}"));
            return SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"{stored.Index,6}  {it.Time:yyyy-MM-dd HH:mm}  {LedgerEntryJson.NameOf(it.Kind),-18} {it.Actor.Person} ({it.Actor.Role})  {details}").TrimEnd());
        }
        catch (FormatException failure)
        {
            return SafeText.Line($"{stored.Index,6}  {failure.Message}");
        }
    }
}
