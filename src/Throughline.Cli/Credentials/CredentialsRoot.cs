using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;

namespace Throughline.Cli.Credentials;

/// <summary><c>throughline credentials root</c>: what others need to trust a production.</summary>
internal static class CredentialsRoot
{
    public static Command Create(CommandConsole console)
    {
        var output = new Option<string?>("-o", "--output") { Description = "The file to write; else it is printed.", HelpName = "ROOT.pem" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("root", "Give out the root certificate of a production, or your own: whoever has it can verify with --trust. It is no secret.") { output, force };
        var options = new SigningOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var edge = options.Edge(parsed, console);
            using var production = await options.OpenAsync(parsed, edge, write: false, cancel);
            var identity = SigningOptions.Identity(production, edge);
            if (parsed.GetValue(output) is { } path)
                OutputFile.Write(path, Encoding.ASCII.GetBytes(identity.Root + "\n"), parsed.GetValue(force));
            else
                console.Out.WriteLine(identity.Root);
            console.Error.WriteLine("This root is on no public trust list. It vouches for you only to those who got it from you.");
            return ExitCode.Done;
        });
        return command;
    }
}
