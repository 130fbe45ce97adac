using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Texts;

namespace Throughline.Cli.Readers;

/// <summary><c>throughline reader key|add|list</c>.</summary>
internal static class ReaderCommand
{
    public static Command Create(CommandConsole console) => new("reader", "The people for whom private notes can be sealed.")
    {
        Key(console),
        Add(console),
        List(console),
    };

    private static Command Key(CommandConsole console)
    {
        var command = new Command("key", "Print your public key, which others need to seal a note for you. It is no secret.");
        command.SetAction(_ =>
        {
            using var key = ProductionOptions.Keys().Person();
            console.Out.WriteLine(key.PublicKey);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add(CommandConsole console)
    {
        var person = new Argument<string>("PERSON") { Description = "Their name." };
        var key = new Argument<string>("KEY") { Description = "What throughline reader key printed on their machine; get it from them." };
        var command = new Command("add", "Make somebody known to the production, so that notes can be sealed for them.") { person, key };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var name = parsed.GetValue(person)!.Trim();
            if (name.Length == 0)
                throw new CommandFailure("A reader needs a name.", ExitCode.Usage);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            await production.Readers.AddAsync(new Reader(name, parsed.GetValue(key)!), cancel);
            await production.SignAsync(cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "List the people for whom private notes can be sealed, and their keys.");
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            foreach (var reader in await production.Readers.ListAsync(cancel))
                console.Out.WriteLine(SafeText.Line($"{reader.PublicKey}  {reader.Person}"));
            return ExitCode.Done;
        });
        return command;
    }
}
