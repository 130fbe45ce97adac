using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Text;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut check FILE</c>.</summary>
internal static class CutCheckCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = TimelineFile.Argument();
        var rate = TimelineFile.RateOption();
        var command = new Command("check", "Say what is doubtful in a cut: what its file gets wrong, and clips that need media there is not.") { file, rate };
        command.SetAction(parsed => Run(console, parsed.GetValue(file)!, parsed.GetValue(rate)));
        return command;
    }

    private static int Run(CommandConsole console, string path, string? rate)
    {
        var reading = TimelineFile.Read(path, rate);
        var findings = reading.Diagnostics.AddRange(TimelineCheck.Run(reading.Timeline)).Where(d => d.Severity != Severity.Info).ToArray();
        foreach (var finding in findings)
            console.Out.WriteLine(ScriptFile.Describe(path, finding));
        console.Error.WriteLine(findings.Length switch { 0 => $"{SafeText.Line(path)}: nothing doubtful.", 1 => $"{SafeText.Line(path)}: 1 finding.", _ => $"{SafeText.Line(path)}: {findings.Length} findings." });
        return findings.Length == 0 ? ExitCode.Done : ExitCode.Findings;
    }
}
