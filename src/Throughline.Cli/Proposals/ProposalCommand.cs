using System.CommandLine;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal</c>: what is suggested for lines of a production, and what a person does with it.</summary>
internal static class ProposalCommand
{
    public static Command Create(CommandConsole console) => new("proposal", "See what models and colleagues suggest for lines, and decide: take all, a part, or in your own words; refuse; take back. Nothing of it happens by itself.")
    {
        ProposalList.Create(console),
        ProposalShow.Create(console),
        ProposalCompare.Create(console),
        ProposalAdd.Create(console),
        ProposalAccept.Create(console),
        ProposalRefuse.Create(console),
        ProposalUndo.Create(console),
        ProposalLocks.Lock(console),
        ProposalLocks.Unlock(console),
        ProposalLocks.List(console),
        ProposalHide.Create(console),
        ProposalTexts.Create(console),
        ProposalErase.Create(console),
    };
}
