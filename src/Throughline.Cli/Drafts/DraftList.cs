using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Cli.Drafts;

/// <summary><c>throughline draft list</c>: a draft a line.</summary>
internal static class DraftList
{
    public static Command Create(CommandConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/drafts.schema.json)." };
        var command = new Command("list", "List the drafts of a production.") { json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var drafts = await production.Drafts.ListAsync(cancel);
            if (parsed.GetValue(json))
            {
                console.Out.WriteLine(Json(drafts));
                return ExitCode.Done;
            }

            foreach (var draft in drafts)
                console.Out.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"{draft.Number,3}  {draft.About.Name,-14} {draft.About.Date:yyyy-MM-dd}  {draft.About.Author,-20} {draft.FileName}").TrimEnd()));
            if (drafts.IsEmpty)
                console.Error.WriteLine("No draft yet; add one with: throughline draft add SCRIPT");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Json(IEnumerable<Draft> drafts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var draft in drafts)
            {
                json.WriteStartObject();
                json.WriteNumber("number", draft.Number);
                json.WriteString("name", draft.About.Name);
                json.WriteString("date", draft.About.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteString("author", draft.About.Author);
                json.WriteString("file", draft.FileName);
                json.WriteString("sha256", draft.Content.ToString());
                json.WriteString("added", draft.Added.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                json.WriteNumber("lines", draft.Lines.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
