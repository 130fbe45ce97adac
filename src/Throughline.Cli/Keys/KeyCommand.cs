using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;

namespace Throughline.Cli.Keys;

/// <summary><c>throughline key export|import</c>.</summary>
internal static class KeyCommand
{
    public static Command Create(CommandConsole console) => new("key", "Move the keys of this user to another machine.")
    {
        Export(console),
        Import(console),
    };

    private static Command Export(CommandConsole console)
    {
        var command = new Command("export", "Print every secret key of this user. Whoever has this text can sign and read as you.");
        command.SetAction(_ =>
        {
            var keys = ProductionOptions.Keys().Export();
            if (keys.Length == 0)
                throw new CommandFailure($"There is no key in {ProductionOptions.Keys().Folder} yet; a production makes one.");
            console.Out.Write(keys);
            console.Error.WriteLine("These are secrets: keep them as you keep a password.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "What key export printed, or - for standard input." };
        var command = new Command("import", "Keep the keys that another machine exported.") { file };
        command.SetAction(parsed =>
        {
            var text = System.Text.Encoding.UTF8.GetString(ScriptFile.Bytes(parsed.GetValue(file)!));
            var count = ProductionOptions.Keys().Import(text);
            console.Error.WriteLine($"{(count == 1 ? "1 key is" : $"{count} keys are")} kept in {ProductionOptions.Keys().Folder}.");
            return ExitCode.Done;
        });
        return command;
    }
}
