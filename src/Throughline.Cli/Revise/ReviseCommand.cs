using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Cli.Revise;

/// <summary><c>throughline revise SCRIPT -o OUT</c>.</summary>
internal static class ReviseCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script, .fdx or .fountain." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write, of the same format.", HelpName = "FILE", Required = true };
        var colour = new Option<string?>("--colour", "--color") { Description = "The colour, such as blue or \"2nd blue\"; without it the next one in the order of the industry.", HelpName = "NAME" };
        var next = new Option<bool>("--next") { Description = "The next colour, as when no colour is named." };
        var date = new Option<string?>("--date") { Description = "The date for the headers; without it today.", HelpName = "YYYY-MM-DD" };
        var since = new Option<string?>("--since") { Description = "The draft that was given out: what changed since then is marked.", HelpName = "OLD" };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new Command("revise", "Start the next revision colour, and mark what changed since a draft.") { script, output, colour, next, date, since, force };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(output)!, Colour(parsed.GetValue(colour), parsed.GetValue(next)), Date(parsed.GetValue(date), console), parsed.GetValue(since), parsed.GetValue(force)));
        return command;
    }

    private static int Run(CommandConsole console, string script, string output, RevisionColour? colour, DateOnly date, string? since, bool force)
    {
        var before = EditedScript.Open(script, output, console);
        var next = colour ?? Revising.Current(before).Next;
        var started = Revising.Start(before, next, date);
        var done = $"{next.Name} is the revision now";
        var losses = new List<string>();
        if (since is not null)
        {
            var old = ScriptFile.OpenReading(since, console);
            if (old.HasErrors)
                throw new CommandFailure($"{since}: is damaged, as said above, and would mark lines that did not change; nothing was written.");
            (started, var lines, var gone) = RevisionMarking.Mark(old.Screenplay, started);
            done += string.Create(CultureInfo.InvariantCulture, $"; {lines} {(lines == 1 ? "line was" : "lines were")} marked");
            if (gone > 0)
                losses.Add(string.Create(CultureInfo.InvariantCulture, $"{gone} {(gone == 1 ? "line" : "lines")} of {since} {(gone == 1 ? "is" : "are")} gone and {(gone == 1 ? "has" : "have")} no mark."));
        }

        if (started.Format == ScreenplayFormat.Fountain)
            losses.Add("Fountain has no revisions: the colour stands on the title page, and a note [[revised: ...]] marks a whole paragraph where Final Draft marks words.");
        return EditedScript.Write(script, started, output, force, done, losses, console);
    }

    private static RevisionColour? Colour(string? name, bool next) => name switch
    {
        null => null,
        _ when next => throw new CommandFailure("--colour and --next exclude each other.", ExitCode.Usage),
        _ => RevisionColour.Named(name) ?? throw new CommandFailure($"{name}: no revision has this colour; the order is {string.Join(", ", RevisionColour.Names)}, then 2nd White, 2nd Blue and so on.", ExitCode.Usage),
    };

    private static DateOnly Date(string? text, CommandConsole console) =>
        text is null ? DateOnly.FromDateTime(console.Clock.GetLocalNow().Date)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new CommandFailure($"{text}: is no date; write it as 2026-11-23.", ExitCode.Usage);
}
