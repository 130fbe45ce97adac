using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Story.Continuity;

namespace Throughline.Cli.Continuity;

/// <summary><c>throughline continuity SCRIPT</c>.</summary>
internal static class ContinuityCommand
{
    public static Command Create(CommandConsole console)
    {
        var kinds = Enum.GetValues<ContinuityKind>().Select(ContinuityKinds.Name).ToArray();
        var script = new Argument<string>("SCRIPT") { Description = "The script to look through, or - for standard input." };
        var kind = new Option<string[]>("--kind") { Description = $"Only these kinds: {string.Join(", ", kinds)}.", HelpName = "KIND", AllowMultipleArgumentsPerToken = true };
        kind.AcceptOnlyFromAmong(kinds);
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON (docs/json/continuity.schema.json)." };
        var command = new Command("continuity", "Find lines that contradict each other: props, wardrobe, time, place, knowledge, names, ages, the dead and the absent.") { script, kind, json };
        command.SetAction(parsed => Run(console, parsed.GetValue(script)!, parsed.GetValue(kind) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string script, string[] kinds, bool json)
    {
        var reading = ScriptFile.OpenReading(script, console);
        var found = ContinuityCheck.Of(reading.Screenplay);
        if (kinds.Length > 0)
            found = [.. found.Where(finding => kinds.Contains(ContinuityKinds.Name(finding.Kind), StringComparer.Ordinal))];
        if (json)
            console.Out.WriteLine(ContinuityJson.Write(script, reading.Screenplay, found));
        else
            ContinuityText.Write(found, reading.Screenplay, console.Out);
        return found.IsEmpty ? ScriptFile.ExitOf(reading) : ExitCode.Findings;
    }
}
