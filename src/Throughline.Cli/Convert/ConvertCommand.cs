using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Cli.Convert;

/// <summary><c>throughline convert IN OUT</c>.</summary>
internal static class ConvertCommand
{
    public static Command Create(CommandConsole console)
    {
        var input = new Argument<string>("IN") { Description = "The script to read, or - for standard input." };
        var output = new Argument<string>("OUT") { Description = "The file to write; its ending says the format: .fountain .fdx .html .json." };
        var force = new Option<bool>("--force") { Description = "Replace OUT if it is there." };
        var partial = new Option<bool>("--partial") { Description = "Of a damaged script, write what could be read." };
        var ocr = new Option<string?>("--ocr") { Description = "Read the pages of a PDF that are pictures, with tesseract, in this language; eng when none is said.", HelpName = "LANGUAGE", Arity = ArgumentArity.ZeroOrOne };
        ocr.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } language && (language.Length == 0 || language[0] == '-' || !language.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-')))
                result.AddError("--ocr takes a language as tesseract names it, such as eng or deu+fra.");
        });
        var command = new Command("convert", "Write a script in another format, and say what that format cannot hold.") { input, output, force, partial, ocr };
        command.SetAction(parsed => Run(console, parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(force), parsed.GetValue(partial), parsed.GetResult(ocr) is null ? null : parsed.GetValue(ocr) ?? "eng"));
        return command;
    }

    private static int Run(CommandConsole console, string input, string output, bool force, bool partial, string? ocr)
    {
        var reading = ScriptFile.OpenReading(input, console, ocr);
        if (reading.HasErrors && !partial)
            throw new CommandFailure($"{input}: is damaged, as said above; nothing was written. With --partial, what could be read is written.");
        var written = ScreenplayWriter.Write(reading.Screenplay, ScreenplayWriter.FormatOf(output) ?? throw new CommandFailure(
            $"{output}: the ending does not say a format that can be written; use .fountain, .fdx, .html or .json.", ExitCode.Usage));
        foreach (var loss in written.Losses)
            console.Error.WriteLine(ScriptFile.Describe(input, loss));
        OutputFile.Write(output, written.Bytes, force);
        return !reading.HasErrors && written.Losses.All(loss => loss.Severity == Severity.Info) ? ExitCode.Done : ExitCode.Findings;
    }
}
