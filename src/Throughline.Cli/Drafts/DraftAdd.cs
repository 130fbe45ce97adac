using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Drafts;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Notes;

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
            var reading = ScriptFile.Read(path, bytes);
            if (PdfFile.IsPdf(bytes))
            {
                edge = edge with { Recover = (_, _) => reading };
                foreach (var diagnostic in reading.Diagnostics)
                    console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
            }

            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), edge, cancel);
            var added = await production.Drafts.AddAsync(bytes, path == "-" ? "draft.fountain" : Path.GetFileName(path), about, cancel);
            console.Out.WriteLine(added.Number);
            await console.Out.FlushAsync(cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine(SafeText.Line(Say(added, about)));
            if (added.Notes != CarriedNotes.None)
                SayNotes(console, added.Notes, await NotedDraft.OpenAsync(production, which: null, cancel));
            return ExitCode.Done;
        });
        return command;
    }

    // Those that need somebody's eye are named, each with the place to look at.
    private static void SayNotes(CommandConsole console, CarriedNotes carried, NotedDraft draft)
    {
        console.Error.WriteLine(carried.Carried == 1 ? "1 note or tag is on its line." : string.Create(CultureInfo.InvariantCulture, $"{carried.Carried} notes and tags are on their lines."));
        foreach (var note in draft.Notes.Where(note => carried.Orphaned.Contains(note.Number) || carried.WordsGone.Contains(note.Number)))
            console.Error.WriteLine(SafeText.Line($"{NotedDraft.NameOf(note)}: {draft.Where(note)}."));
        foreach (var note in draft.Notes.Where(note => carried.Back.Contains(note.Number)))
            console.Error.WriteLine(SafeText.Line($"{NotedDraft.NameOf(note)}: its line is back, in {draft.Where(note)}."));
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
        return added.Returned > 0 ? $"{news} {added.Returned} {(added.Returned == 1 ? "line" : "lines")} of earlier drafts {(added.Returned == 1 ? "is back and has its" : "are back and have their")} old identity." : news;
    }
}
