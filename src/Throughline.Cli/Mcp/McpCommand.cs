using System.Collections.Immutable;
using System.CommandLine;
using Throughline.Assist.Mcp;
using Throughline.Cli.Cut;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;

namespace Throughline.Cli.Mcp;

/// <summary><c>throughline mcp [SCRIPT]</c>: the script and the instruments for a program that speaks the Model Context Protocol, on standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string?>("SCRIPT") { Description = "A script to be read, without a production.", Arity = ArgumentArity.ZeroOrOne };
        var production = new Option<string?>("--production") { Description = "The production whose last draft is read; it must allow it (throughline model allow CLASS --mcp read).", HelpName = "FOLDER" };
        var cuts = new Option<string[]>("--cut") { Description = "A cut to attach beside the script, to be compared; may be repeated.", HelpName = "FILE" };
        var command = new Command("mcp", "Serve a script to a program by the Model Context Protocol: to read, to measure, to propose; never to edit.") { script, production, cuts };
        var options = new ProductionOptions(command, folder: false);
        command.SetAction(async (parsed, cancel) =>
        {
            var (file, folder) = (parsed.GetValue(script), parsed.GetValue(production));
            if (file is null == folder is null || file == "-")
                throw new CommandFailure("Name a script, or a production with --production FOLDER.", ExitCode.Usage);
            ImmutableArray<AttachedCut> attachedCuts = [.. (parsed.GetValue(cuts) ?? []).Select(cut => new AttachedCut(Path.GetFileName(cut), Cut(cut, console)))];
            AttachedScript attached = folder is not null
                ? new AttachedProduction(AttachedProduction.InFolder(folder, options.Edge(parsed, console))) { Cuts = attachedCuts }
                : new AttachedFile(ScriptFile.OpenReading(file!, console).Screenplay, Path.GetFileName(file!)) { Cuts = attachedCuts };
            await ScriptServer.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), attached, console.Clock, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static Editorial.Timeline Cut(string path, CommandConsole console) =>
        TimelineFile.Open(path, null, console) is { IsBin: false } timeline ? timeline : throw new CommandFailure($"{path}: is a bin of clips, which lie in no order of time; there is no cut to compare.");
}
