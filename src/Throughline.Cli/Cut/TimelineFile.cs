using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Editorial.Otio;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Cli.Cut;

/// <summary>A cut on disk.</summary>
internal static class TimelineFile
{
    private const string Content = "content.otio";

    public static Argument<string> Argument(string name = "FILE") => new(name) { Description = "The cut to read (.edl .otio .otioz .otiod .xml .fcpxml .ale .csv .txt), or - for standard input." };

    public static Option<string?> RateOption() => new("--rate") { Description = "The frame rate of a file that does not state it, as a list (EDL) does not: 23.976, 24, 25, 29.97 ...", HelpName = "FPS" };

    public static Option<string?> TargetOption() => new("--for") { Description = "For whom to write: a list for cmx3600, avid, premiere, resolve or nucoda; .otio for 0.14, 0.17 or 0.18; .fcpxml 1.8 to 1.13.", HelpName = "WHOM" };

    /// <summary>Reads a cut and prints what its reader has to say on standard error.</summary>
    /// <exception cref="CommandFailure">Nothing of it can be read, or the rate is none.</exception>
    public static Timeline Open(string path, string? rate, CommandConsole console)
    {
        var reading = Read(path, rate);
        foreach (var diagnostic in reading.Diagnostics)
            console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
        return reading.Timeline;
    }

    /// <summary>Reads a cut, leaving its diagnostics to the caller.</summary>
    /// <exception cref="CommandFailure">Nothing of it can be read, or the rate is none.</exception>
    public static TimelineReading Read(string path, string? rate)
    {
        var file = Directory.Exists(path) && File.Exists(Path.Combine(path, Content)) ? Path.Combine(path, Content) : path;
        var reading = TimelineReader.Read(ScriptFile.Bytes(file), path, Rate(rate));
        if (reading.HasErrors && reading.Timeline.Tracks.IsEmpty && reading.Timeline.Markers.IsEmpty)
            throw new CommandFailure(string.Join('\n', reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => ScriptFile.Describe(path, d))));
        return reading;
    }

    /// <summary>Writes a cut in the format that the name says, with further files beside it where one is not enough.</summary>
    /// <returns>Findings when something was lost.</returns>
    /// <exception cref="CommandFailure">The name says no format, the target is none of its, or a file is in the way.</exception>
    public static int Write(Timeline timeline, string input, string output, string? target, bool force, CommandConsole console)
    {
        var format = TimelineWriter.FormatOf(output) ?? throw new CommandFailure($"{output}: the ending does not say a format that can be written; use .edl, .otio, .otioz, .otiod, .xml, .fcpxml, .ale, .csv or .txt (markers).", ExitCode.Usage);
        if (target is not null && !TimelineWriter.IsTarget(format, target))
            throw new CommandFailure($"--for {target}: {Path.GetExtension(output)} is written {(TimelineWriter.TargetsOf(format) is [] ? "for everybody alike" : "for " + string.Join(", ", TimelineWriter.TargetsOf(format)))}.", ExitCode.Usage);
        var isZip = output.EndsWith(".otioz", StringComparison.OrdinalIgnoreCase);
        var written = isZip ? OtioWriter.WriteZip(timeline, target is not null && OtioVersionLabel.TryRead(target, out var version) ? version : null) : TimelineWriter.Write(timeline, format, target);
        foreach (var loss in written.Losses)
            console.Error.WriteLine(ScriptFile.Describe(input, loss));
        var companions = written.Companions.Select(c => (Path: Beside(output, c.Suffix), c.Bytes)).ToArray();
        if (!force && companions.FirstOrDefault(c => File.Exists(c.Path)).Path is { } taken)
            throw new CommandFailure($"{taken}: is already there. Add --force to replace it, or give another name.", ExitCode.Usage);
        OutputFile.Write(InFolder(output), written.Bytes, force);
        foreach (var (path, bytes) in companions)
        {
            OutputFile.Write(path, bytes, force);
            console.Error.WriteLine($"Wrote {SafeText.Line(path)} as well.");
        }

        return written.Losses.All(loss => loss.Severity == Severity.Info) ? ExitCode.Done : ExitCode.Findings;
    }

    public static FrameRate? Rate(string? text)
    {
        if (text is null)
            return null;
        return Timebase.TryParse(text, out var timebase) ? timebase.Rate : throw new CommandFailure($"--rate {text}: is no frame rate; give one such as 23.976, 24, 25, 29.97 or 24000/1001.", ExitCode.Usage);
    }

    // An .otiod is a folder: the cut in it, and media if there were any.
    private static string InFolder(string output)
    {
        if (!output.EndsWith(".otiod", StringComparison.OrdinalIgnoreCase) || File.Exists(output))
            return output;
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
            throw new CommandFailure($"{output}: its folder is not there. Make it first, or give another name.", ExitCode.Usage);
        Directory.CreateDirectory(output);
        return Path.Combine(output, Content);
    }

    private static string Beside(string output, string suffix) =>
        Path.Combine(Path.GetDirectoryName(output) ?? "", Path.GetFileNameWithoutExtension(output) + suffix + Path.GetExtension(output));
}
