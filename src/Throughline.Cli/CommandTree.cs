using System.CommandLine;
using System.CommandLine.Help;

namespace Throughline.Cli;

/// <summary>Every command, each in a folder of its own.</summary>
internal static class CommandTree
{
    private static readonly (string Name, Func<CommandConsole, Command> Create)[] Commands =
    [
        ("read", Read.ReadCommand.Create),
        ("convert", Convert.ConvertCommand.Create),
        ("lint", Lint.LintCommand.Create),
        ("pages", Pages.PagesCommand.Create),
        ("number", Number.NumberCommand.Create),
        ("lock", Lock.LockCommand.Create),
        ("omit", Omit.OmitCommand.Create),
        ("revise", Revise.ReviseCommand.Create),
        ("print", Print.PrintCommand.Create),
        ("recognise", Recognise.RecogniseCommand.Create),
        ("turning-points", TurningPoints.TurningPointsCommand.Create),
        ("continuity", Continuity.ContinuityCommand.Create),
        ("breakdown", Breakdown.BreakdownCommand.Create),
        ("diff", Diff.DiffCommand.Create),
        ("authorship", Authorship.AuthorshipCommand.Create),
        ("cut", Cut.CutCommand.Create),
        ("vfx", Vfx.VfxCommand.Create),
        ("new", Productions.NewCommand.Create),
        ("rename", Productions.RenameCommand.Create),
        ("draft", Drafts.DraftCommand.Create),
        ("note", Notes.NoteCommand.Create),
        ("tag", Notes.TagCommand.Create),
        ("reader", Readers.ReaderCommand.Create),
        ("search", Search.SearchCommand.Create),
        ("erase", Notes.EraseCommand.Create),
        ("backup", Productions.BackupCommand.Create),
        ("ledger", Ledger.LedgerCommand.Create),
        ("disclose", Disclose.DiscloseCommand.Create),
        ("credentials", Credentials.CredentialsCommand.Create),
        ("key", Keys.KeyCommand.Create),
        ("model", Models.ModelCommand.Create),
        ("ask", Ask.AskCommand.Create),
        ("mcp", Mcp.McpCommand.Create),
        ("ladder", Ladders.LadderCommand.Create),
        ("bible", Ladders.BibleCommand.Create),
        ("proposal", Proposals.ProposalCommand.Create),
        ("studio", Studios.StudioCommand.Create),
        ("team", Teams.TeamCommand.Create),
    ];

    /// <summary>The command that is asked for, or all of them when that is none, as for help: making them all takes a tenth of the time of a short one.</summary>
    public static Command Create(CommandConsole console, IReadOnlyList<string> args)
    {
        // Not a RootCommand, whose name in the help is that of the assembly.
        var tree = new Command("throughline", "Reads any screenplay, says what it does, and writes it back unharmed.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        var asked = Array.FindIndex(Commands, command => args.Count > 0 && command.Name == args[0]);
        for (var i = 0; i < Commands.Length; i++)
        {
            if (asked < 0 || asked == i)
                tree.Add(Commands[i].Create(console));
        }

        return tree;
    }
}
