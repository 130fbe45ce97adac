using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Drafts;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Cli.Drafts;

/// <summary><c>throughline draft add SCRIPT</c>.</summary>
internal static class DraftAdd
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The file of the draft, in any format that can be read; it is kept as it is." };
        var name = new Option<string>("--name") { Description = "What the draft is called, such as White.", DefaultValueFactory = _ => "" };
        var date = new Option<string?>("--date") { Description = "The date on it, such as 2026-05-12." };
        var author = new Option<string?>("--author") { Description = "Who wrote it; else who is working." };
        var command = new Command("add", "Bring in a draft; every line that an earlier draft had keeps its identity.") { script, name, date, author };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(script)!;
            var edge = options.Edge(parsed, console);
            var about = new DraftDescription(parsed.GetValue(name)!.Trim(), Date(parsed.GetValue(date)), parsed.GetValue(author)?.Trim() ?? edge.Person);
            var bytes = ScriptFile.Bytes(path);
            ScriptFile.Read(path, bytes);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), edge, cancel);
            var added = await production.Drafts.AddAsync(bytes, path == "-" ? "draft.fountain" : Path.GetFileName(path), about, cancel);
            console.Out.WriteLine(added.Number);
            await console.Out.FlushAsync(cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine(SafeText.Line(Say(added, about)));
            return ExitCode.Done;
        });
        return command;
    }

    private static DateOnly? Date(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new CommandFailure($"{text}: is no date of the form 2026-05-12.", ExitCode.Usage);

    private static string Say(AddedDraft added, DraftDescription about)
    {
        var draft = $"Draft {added.Number}{(about.Name.Length > 0 ? $" ({about.Name})" : "")} is in.";
        if (added.Match is not { } match)
            return draft;
        var kinds = match.Lines.Where(line => !match.IsEmpty(line)).CountBy(line => line.Kind).ToDictionary();
        int Count(params MatchKind[] of) => of.Sum(kind => kinds.GetValueOrDefault(kind));
        var news = $"{draft} Against the draft before: {Count(MatchKind.Kept)} lines kept, {Count(MatchKind.Edited)} edited, {Count(MatchKind.Moved, MatchKind.MovedEdited)} moved, {Count(MatchKind.Added)} new, {Count(MatchKind.Removed)} cut.";
        return added.Returned > 0 ? $"{news} {added.Returned} lines of earlier drafts are back and have their old identity." : news;
    }
}
