using System.CommandLine;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Search;

namespace Throughline.Cli.Search;

/// <summary><c>throughline search WORDS</c>.</summary>
internal static class SearchCommand
{
    private const int MostOfAKind = 20;

    public static Command Create(CommandConsole console)
    {
        var words = new Argument<string[]>("WORDS") { Description = "What to look for: texts that hold every word, in any case and inside longer words. Quote several that stand together.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/search.schema.json)." };
        var command = new Command("search", "Find words in everything that a production holds: script, notes, tags, drafts, proposals, the record.") { words, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Search.RefreshAsync(cancel);
            // The shell took the quotation marks of words that belong together.
            var asked = string.Join(' ', parsed.GetValue(words)!.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
            var found = await production.Search.FindAsync(asked, cancel);
            if (parsed.GetValue(json))
                console.Out.WriteLine(Json(found));
            else
                Print(found, console);
            if (found.IsEmpty)
                console.Error.WriteLine("Nothing was found.");
            return found.IsEmpty ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyCollection<SearchHit> found, CommandConsole console)
    {
        foreach (var kind in found.GroupBy(hit => hit.Kind))
        {
            console.Out.WriteLine($"{TitleOf(kind.Key)}, {kind.Count()}");
            var place = "";
            foreach (var hit in kind.Take(MostOfAKind))
            {
                if (hit.Text.Place != place && (place = hit.Text.Place).Length > 0)
                    console.Out.WriteLine("  " + SafeText.Line(place));
                console.Out.WriteLine("    " + SafeText.Line(Excerpt(hit)));
            }

            if (kind.Count() > MostOfAKind)
                console.Out.WriteLine($"    and {kind.Count() - MostOfAKind} more; another word finds fewer");
        }
    }

    // So much of a long paragraph that the word stands in it.
    private static string Excerpt(SearchHit hit)
    {
        const int Before = 30, Most = 100;
        var text = hit.Text.Text.ReplaceLineEndings(" ");
        var from = hit.Start <= Before ? 0 : text.LastIndexOf(' ', Math.Min(hit.Start, text.Length) - Before) + 1;
        var to = Math.Min(text.Length, from + Most);
        return (from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : "");
    }

    private static string TitleOf(SearchKind kind) => kind switch
    {
        SearchKind.Script => "In the script",
        SearchKind.Note => "Notes",
        SearchKind.Tag => "Tags",
        SearchKind.Draft => "Drafts",
        SearchKind.Cut => "In the cut",
        SearchKind.Shot => "Effects shots",
        SearchKind.Proposal => "Proposals",
        _ => "In the record",
    };

    private static string Json(IEnumerable<SearchHit> found)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var hit in found)
            {
                json.WriteStartObject();
                json.WriteString("kind", LedgerEntryJson.NameOf(hit.Kind));
                json.WriteString("key", hit.Text.Key);
                json.WriteString("place", SafeText.WellFormed(hit.Text.Place));
                json.WriteString("text", SafeText.WellFormed(hit.Text.Text));
                json.WriteNumber("start", hit.Start);
                json.WriteNumber("length", hit.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
