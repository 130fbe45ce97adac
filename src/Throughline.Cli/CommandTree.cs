using System.CommandLine;

namespace Throughline.Cli;

/// <summary>Every command, each in a folder of its own.</summary>
internal static class CommandTree
{
    public static RootCommand Create(CommandConsole console) => new("Reads any screenplay, says what it does, and writes it back unharmed.")
    {
        Read.ReadCommand.Create(console),
        Convert.ConvertCommand.Create(console),
        Lint.LintCommand.Create(console),
        Pages.PagesCommand.Create(console),
    };
}
