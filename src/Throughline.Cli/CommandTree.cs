using System.CommandLine;
using System.CommandLine.Help;

namespace Throughline.Cli;

/// <summary>Every command, each in a folder of its own.</summary>
internal static class CommandTree
{
    // Not a RootCommand, whose name in the help is that of the assembly.
    public static Command Create(CommandConsole console) => new("throughline", "Reads any screenplay, says what it does, and writes it back unharmed.")
    {
        new HelpOption { Recursive = true },
        new VersionOption(),
        Read.ReadCommand.Create(console),
        Convert.ConvertCommand.Create(console),
        Lint.LintCommand.Create(console),
        Recognise.RecogniseCommand.Create(console),
        Breakdown.BreakdownCommand.Create(console),
        Diff.DiffCommand.Create(console),
        Authorship.AuthorshipCommand.Create(console),
        Cut.CutCommand.Create(console),
        Productions.NewCommand.Create(console),
        Productions.BackupCommand.Create(console),
        Ledger.LedgerCommand.Create(console),
        Keys.KeyCommand.Create(console),
        Pages.PagesCommand.Create(console),
    };
}
