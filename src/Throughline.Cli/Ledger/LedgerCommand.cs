using System.CommandLine;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger show|append|verify|prove|check|checkpoint|witness</c>.</summary>
internal static class LedgerCommand
{
    /// <summary>What no log can show, said wherever one is shown.</summary>
    public const string Limits = "The record shows what was entered, in what order, and that it has not changed since a checkpoint was shown to somebody. It cannot show that a person typed a line unaided.";

    public static Command Create(CommandConsole console) => new("ledger", "The record of who did what: add to it, check it, prove it to others.")
    {
        LedgerShow.Create(console),
        LedgerAppend.Create(console),
        LedgerVerify.Create(console),
        LedgerProve.Create(console),
        LedgerCheck.Create(console),
        LedgerCheckpoint.Create(console),
        LedgerWitness.Create(console),
    };
}
