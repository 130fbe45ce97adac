using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Diff;
using Throughline.Cli.Notes;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Studio;
using Throughline.Studio.Notes;
using Throughline.Studio.Proposals;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal list</c>.</summary>
internal static class ProposalList
{
    public static Command Create(CommandConsole console)
    {
        var all = new Option<bool>("--all") { Description = "Also those that were decided on, and those that you hide." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/proposals.schema.json): all of them, with what is hidden marked." };
        var command = new Command("list", "List the proposals that wait for a decision, and how they stand in the latest draft.") { all, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var kept = await production.Proposals.ListAsync(cancel);
            ImmutableArray<ShownProposal> shown = kept.IsEmpty ? [] : await ShowAsync(production, kept, cancel);
            if (parsed.GetValue(json))
            {
                console.Out.WriteLine(ShownProposalJson.Write(shown));
                return ExitCode.Done;
            }

            ShownProposal[] wanted = [.. shown.Where(it => parsed.GetValue(all) || (!it.IsHidden && it.Kept.State is ProposalState.Open or ProposalState.TakenBack))];
            var lines = new DiffLines(TerminalScreen.Width());
            foreach (var one in wanted)
                Write(lines, one);
            TerminalScreen.Print(lines.All, console.Out);
            Say(console, shown, wanted, parsed.GetValue(all));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<ImmutableArray<ShownProposal>> ShowAsync(Production production, ImmutableArray<KeptProposal> kept, CancellationToken cancel)
    {
        var desk = await ProposalDesk.OpenAsync(production, cancel);
        return [.. kept.Select(desk.Show)];
    }

    // Nothing is left out without a word.
    private static void Say(CommandConsole console, ImmutableArray<ShownProposal> shown, ShownProposal[] wanted, bool all)
    {
        var hidden = shown.Where(it => it.IsHidden).ToArray();
        if (wanted.Length == 0 && hidden.Length == 0)
            console.Error.WriteLine("No proposal waits for a decision.");
        if (!all && hidden.Length > 0)
            console.Error.WriteLine($"{hidden.Length} hidden by what you set ({string.Join("; ", hidden.SelectMany(it => it.Alternatives[0].HiddenBy.Take(1)).Distinct(StringComparer.Ordinal))}): {string.Join(", ", hidden.Select(it => it.Kept.Number))}. See them with --all.");
    }

    private static void Write(DiffLines lines, ShownProposal shown)
    {
        var (kept, proposal) = (shown.Kept, shown.Kept.Proposal);
        var standing = kept.State is ProposalState.Open or ProposalState.TakenBack ? ProposalScreen.Standing(shown) : null;
        lines.Say($"{kept.Number.ToString(CultureInfo.InvariantCulture),3}  {ProposalScreen.StateOf(kept)}{(standing is null ? "" : ", " + standing)}{(shown.IsHidden ? ", hidden" : "")}: {(proposal is null ? "[erased]" : NotedDraft.Beginning(proposal.Reason))}", kept.State == ProposalState.Open ? Ink.Strong : Ink.Soft, hang: 5);
        if (proposal is null)
            return;
        foreach (var place in ProposalScreen.Places(shown).Take(3))
            lines.Say(place, Ink.Plain, 5);
        lines.Say($"{ProposalScreen.From(kept)}; {ProposalScreen.Count(proposal.Alternatives.Length, "alternative")}", Ink.Soft, 5);
    }
}
