using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal text add|list|remove</c>: texts that proposals are compared with.</summary>
internal static class ProposalTexts
{
    public static Command Create(CommandConsole console) => new("text", "Keep texts that every proposal is compared with, word by word: earlier work, a novel, whatever must not be copied. They stay in the production.")
    {
        Add(console),
        List(console),
        Remove(console),
    };

    private static Command Add(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A text, or a script in any format that is read." };
        var command = new Command("add", "Keep a text to compare with; prints its number.") { file };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var bytes = ScriptFile.Bytes(parsed.GetValue(file)!);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            console.Out.WriteLine(await production.Comparisons.AddAsync(bytes, parsed.GetValue(file) == "-" ? "standard input.txt" : Path.GetFileName(parsed.GetValue(file)!), cancel));
            await production.SignAsync(cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "List the texts that proposals are compared with.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var texts = await production.Comparisons.ListAsync(cancel);
            foreach (var text in texts)
                console.Out.WriteLine(SafeText.Line($"{text.Number,3}  {text.Name} ({text.Person})"));
            if (texts.IsEmpty)
                console.Error.WriteLine("Proposals are compared with no text.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandConsole console)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the text." };
        var command = new Command("remove", "Compare with a text no longer.") { number };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Comparisons.RemoveAsync(parsed.GetValue(number), cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine("Removed.");
            return ExitCode.Done;
        });
        return command;
    }
}
