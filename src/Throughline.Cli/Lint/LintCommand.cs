using System.Collections.Immutable;
using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Settings;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Cli.Lint;

/// <summary><c>throughline lint SCRIPT</c>.</summary>
internal static class LintCommand
{
    // Said again by rules TL101, TL102, TL116 and TL115 when they are on.
    private static readonly string[] SaidByRules = ["FTN001", "FTN002", "FTN003", "FTN004"];

    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script to look through, or - for standard input." };
        var fix = new Option<bool>("--fix") { Description = "Make the changes that are safe to make (Fountain only)." };
        var all = new Option<bool>("--all") { Description = "Look for everything, craft included." };
        var select = new Option<string[]>("--select") { Description = "What to look for: codes, names, format, continuity, craft, default, all; commas part them." };
        var ignore = new Option<string[]>("--ignore") { Description = "What not to look for; the same words." };
        var format = new Option<string>("--format") { Description = "How to print the findings: text, json or sarif.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("lint", "Find slips of format and continuity, and if asked, of craft.") { script, fix, all, select, ignore, format };
        command.SetAction(parsed => Run(
            console,
            parsed.GetValue(script)!,
            Settings(parsed.GetValue(script)!, parsed.GetValue(all), Split(parsed.GetValue(select)), Split(parsed.GetValue(ignore))),
            parsed.GetValue(fix),
            parsed.GetValue(format)!));
        return command;
    }

    private static int Run(CommandConsole console, string script, LintSettings settings, bool fix, string format)
    {
        var bytes = ScriptFile.Bytes(script);
        var reading = ScriptFile.Read(script, bytes);
        foreach (var said in reading.Diagnostics.Where(d => !SaidByRules.Contains(d.Code, StringComparer.Ordinal)))
            console.Error.WriteLine(ScriptFile.Describe(script, said));
        var screenplay = reading.Screenplay;
        ImmutableArray<Diagnostic> found;
        if (fix)
            (screenplay, found) = Repair(console, script, bytes, screenplay, settings);
        else
            found = Linter.Run(screenplay, reading.Diagnostics, settings);
        switch (format)
        {
            case "json":
                console.Out.WriteLine(LintJson.Write(script, found));
                break;
            case "sarif":
                console.Out.WriteLine(Sarif.Write(script, screenplay.Source, found));
                break;
            default:
                LintText.Write(console, script, found, colour: !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
                break;
        }

        return found.IsEmpty && !reading.HasErrors ? ExitCode.Done : ExitCode.Findings;
    }

    private static (Screenplay Screenplay, ImmutableArray<Diagnostic> Left) Repair(CommandConsole console, string script, byte[] bytes, Screenplay screenplay, LintSettings settings)
    {
        if (script == "-")
            throw new CommandFailure("--fix changes a file; standard input is none. Give a file name.", ExitCode.Usage);
        if (screenplay.Format != ScreenplayFormat.Fountain)
            throw new CommandFailure($"{script}: --fix works on Fountain files only. Convert it first: throughline convert {script} OUT.fountain", ExitCode.Usage);
        var repaired = Story.Lint.Repair.Apply(screenplay.Source, source => Lint(source, settings));
        if (repaired.Applied > 0)
            OutputFile.Replace(script, bytes, repaired.Source.Encode());
        console.Error.WriteLine($"{SafeText.Line(script)}: {(repaired.Applied == 1 ? "1 finding was" : $"{repaired.Applied} findings were")} fixed.");
        return (FountainReader.Read(repaired.Source).Screenplay, repaired.Left);
    }

    private static ImmutableArray<Diagnostic> Lint(SourceText source, LintSettings settings)
    {
        var reading = FountainReader.Read(source);
        return Linter.Run(reading.Screenplay, reading.Diagnostics, settings);
    }

    private static LintSettings Settings(string script, bool all, string[] select, string[] ignore)
    {
        if (LintSettingsReader.Unknown(select.Concat(ignore)) is { } word)
            throw new CommandFailure($"{word}: no rule has this code, name or family. docs/lint.md has the list.", ExitCode.Usage);
        var settings = SettingsFile.Find(script) is { } file ? LintSettingsReader.Read(file) : LintSettings.Default;
        if (select.Length > 0)
            settings = settings with { Select = [.. select] };
        if (all)
            settings = settings with { Select = ["all"] };
        return settings with { Ignore = settings.Ignore.AddRange(ignore) };
    }

    private static string[] Split(string[]? words) =>
        [.. (words ?? []).SelectMany(w => w.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
