using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Cli.Files;

/// <summary>A script that a command changes and writes to another file of the same format.</summary>
internal static class EditedScript
{
    /// <summary>Reads a script that can be written back.</summary>
    /// <exception cref="CommandFailure">It is damaged, or of a format that is only read.</exception>
    public static Screenplay Open(string script, string output, CommandConsole console)
    {
        var reading = ScriptFile.OpenReading(script, console);
        if (reading.HasErrors)
            throw new CommandFailure($"{script}: is damaged, as said above; nothing was written.");
        var format = FormatOf(reading.Screenplay)
            ?? throw new CommandFailure($"{script}: production state is kept in Final Draft and Fountain files; convert the script to one of them first.", ExitCode.Usage);
        if (ScreenplayWriter.FormatOf(output) != format)
            throw new CommandFailure($"{output}: must end in {(format == OutputFormat.FinalDraft ? ".fdx" : ".fountain")}, as the script; convert it afterwards.", ExitCode.Usage);
        return reading.Screenplay;
    }

    /// <summary>Writes the script and says what its format cannot hold.</summary>
    /// <param name="script">The name it was read by.</param>
    /// <param name="screenplay">What to write.</param>
    /// <param name="output">Where to.</param>
    /// <param name="force">True to replace a file that is there.</param>
    /// <param name="done">What to say when it was written.</param>
    /// <param name="losses">What this command could not put into the format.</param>
    /// <param name="console">Where to say it.</param>
    public static int Write(string script, Screenplay screenplay, string output, bool force, string done, IEnumerable<string> losses, CommandConsole console)
    {
        var written = ScreenplayWriter.Write(screenplay, FormatOf(screenplay) ?? OutputFormat.Fountain);
        foreach (var loss in written.Losses)
            console.Error.WriteLine(ScriptFile.Describe(script, loss));
        OutputFile.Write(output, written.Bytes, force);
        foreach (var loss in losses)
            console.Error.WriteLine(SafeText.Line($"{script}: info PRD001: {loss}"));
        console.Error.WriteLine(SafeText.Line($"{output}: {done}"));
        return written.Losses.All(l => l.Severity == Severity.Info) ? ExitCode.Done : ExitCode.Findings;
    }

    private static OutputFormat? FormatOf(Screenplay screenplay) => screenplay.Format switch
    {
        ScreenplayFormat.FinalDraft => OutputFormat.FinalDraft,
        ScreenplayFormat.Fountain => OutputFormat.Fountain,
        _ => null,
    };
}
