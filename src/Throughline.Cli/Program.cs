using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Throughline.Cli.Files;

namespace Throughline.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [PdfFile.WordsCommand])
            return PdfFile.WriteWords();
        var console = new CommandConsole(Console.Out, Console.Error, TimeProvider.System);
        var parsed = CommandTree.Create(console, args).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                console.Error.WriteLine($"throughline: {SafeText.Line(error.Message)}");
            console.Error.WriteLine($"Try: throughline {CommandPath(parsed.CommandResult)}--help");
            return ExitCode.Usage;
        }

        try
        {
            var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Out, Error = console.Error });
            console.Out.Flush();
            return exitCode;
        }
        catch (CommandFailure failure)
        {
            console.Error.WriteLine($"throughline: {SafeText.Line(failure.Message)}");
            return failure.ExitCode;
        }
        catch (Throughline.Assist.Settings.SettingsException failure)
        {
            console.Error.WriteLine($"throughline: {SafeText.Line(failure.Message)}");
            return failure.InnerException is null ? ExitCode.Usage : ExitCode.Failed;
        }
        catch (Throughline.Studio.StudioException failure)
        {
            console.Error.WriteLine($"throughline: {SafeText.Line(failure.Message)}");
            return ExitCode.Failed;
        }
        catch (Exception failure) when ((failure as DbException ?? failure.InnerException as DbException) is not null)
        {
            console.Error.WriteLine($"throughline: the database of the production could not be read or written: {SafeText.Line((failure.InnerException ?? failure).Message)} What was acknowledged before is kept. Is the disk full, or the file damaged? See with: throughline ledger verify");
            return ExitCode.Failed;
        }
        // The outermost frame: whatever could not be foreseen is said in one line.
        catch (Exception failure)
        {
            console.Error.WriteLine($"throughline: {SafeText.Line(string.Join(' ', args))}: stopped: {SafeText.Line(failure.Message)} ({failure.GetType().Name})");
            return ExitCode.Failed;
        }
    }

    // Without the program's own name: "note add ".
    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)}{result.Command.Name} " : "";
}
