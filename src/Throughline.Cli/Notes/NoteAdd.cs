using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Notes;
using Throughline.Studio.Texts;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline note add TEXT</c>.</summary>
internal static class NoteAdd
{
    public static Command Create(CommandConsole console)
    {
        var text = new Argument<string>("TEXT") { Description = "What the note says, or - for standard input." };
        var draft = new Option<string?>("--draft") { Description = "The draft it is made on, by number or name; else the latest.", HelpName = "DRAFT" };
        var isPrivate = new Option<bool>("--private") { Description = "Seal it: only you, and those named with --for, can read it." };
        var readers = new Option<string[]>("--for") { Description = "Somebody else who may read a private note; they must be known to the production (throughline reader add). May be repeated.", HelpName = "PERSON" };
        var command = new Command("add", "Hang a note on a line; prints its number.") { text, draft, isPrivate, readers };
        var spot = new SpotOptions(command);
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var said = parsed.GetValue(text)! is var given and not "-" ? given : Encoding.UTF8.GetString(ScriptFile.Bytes("-")).Trim();
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var on = await production.Drafts.FindOrLatestAsync(parsed.GetValue(draft), cancel);
            var note = new NewNote(NoteKind.Note, spot.Find(parsed, production.Drafts.Read(on)), said)
            {
                PrivateFor = parsed.GetValue(isPrivate) || parsed.GetValue(readers) is { Length: > 0 } ? await Find(production, parsed.GetValue(readers) ?? [], cancel) : default,
            };
            return await Add(production, on.Number, note, console, cancel);
        });
        return command;
    }

    /// <summary>Makes a note or a tag, and says where it hangs.</summary>
    public static async Task<int> Add(Production production, int draft, NewNote note, CommandConsole console, CancellationToken cancel)
    {
        var on = await production.Drafts.FindAsync(draft.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel);
        var number = await production.Notes.AddAsync(on, note, cancel);
        console.Out.WriteLine(number);
        await console.Out.FlushAsync(cancel);
        await production.SignAsync(cancel);
        var latest = await NotedDraft.OpenAsync(production, which: null, cancel);
        var made = latest.Notes.Single(it => it.Number == number);
        console.Error.WriteLine(SafeText.Line($"{char.ToUpperInvariant(NotedDraft.NameOf(made)[0])}{NotedDraft.NameOf(made)[1..]} hangs on draft {draft}; in draft {latest.Draft.Number}: {latest.Where(made)}."));
        return ExitCode.Done;
    }

    private static async Task<ImmutableArray<Reader>> Find(Production production, string[] people, CancellationToken cancel)
    {
        var readers = ImmutableArray.CreateBuilder<Reader>();
        foreach (var person in people)
            readers.Add(await production.Readers.FindAsync(person, cancel));
        return readers.ToImmutable();
    }
}
