using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Diff;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Studio;
using Throughline.Studio.Proposals;
using Throughline.Text;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal compare NUMBER...</c>: the script as it is, and beside it every way to change it.</summary>
internal static class ProposalCompare
{
    private const int MostBeside = 3;
    private const int Narrowest = 22;

    public static Command Create(CommandConsole console)
    {
        var numbers = new Argument<string[]>("NUMBER") { Description = "One proposal, whose alternatives are compared, or several.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("compare", "Put the alternatives of proposals beside the lines as they are.") { numbers };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var desk = await ProposalDesk.OpenAsync(production, cancel);
            var ways = new List<(string Name, ShownProposal Shown, ShownAlternative Way)>();
            foreach (var number in parsed.GetValue(numbers)!.Distinct(StringComparer.Ordinal))
            {
                var shown = desk.Show(await production.Proposals.FindAsync(number, cancel));
                ways.AddRange(shown.Alternatives.Select((way, i) => (string.Create(CultureInfo.InvariantCulture, $"{shown.Kept.Number}.{i + 1} {way.Way.Label}").TrimEnd(), shown, way)));
            }

            if (ways.Count == 0)
                throw new CommandFailure("What these proposals say was erased; there is nothing to compare.");
            var lines = new DiffLines(TerminalScreen.Width());
            var beside = Math.Clamp((lines.Width - 2) / Narrowest - 1, 1, MostBeside);
            foreach (var group in ways.Chunk(beside))
                Write(lines, desk.Script, group);
            TerminalScreen.Print(lines.All, console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(DiffLines lines, Screenplay script, (string Name, ShownProposal Shown, ShownAlternative Way)[] ways)
    {
        var column = (lines.Width - 2) / (ways.Length + 1) - 2;
        lines.Line();
        Row(lines, column, [[[new TerminalPiece("as it is", Ink.Strong)]], .. ways.Select(way => (List<List<TerminalPiece>>)[[new TerminalPiece(way.Name.Length <= column ? way.Name : way.Name[..(column - 1)] + "…", Ink.Strong)]])]);
        foreach (var line in ways.SelectMany(way => way.Way.Standings).Select(it => it.Line).Where(line => line >= 0).Distinct().Order())
        {
            lines.Line();
            var element = script.Elements[line];
            lines.Say(ProposalScreen.Where(ways[0].Shown, line), Ink.Soft);
            Row(lines, column, [Column.Of(element, Ink.Plain, column), .. ways.Select(way => Cell(element, way.Way, line, column))]);
        }

        foreach (var (name, _, way) in ways)
        {
            foreach (var gone in way.Standings.Where(it => it.Line < 0))
                lines.Say($"{name}: {gone.Why} “{gone.Span.Words}”", Ink.Doubt, hang: 2);
        }
    }

    private static List<List<TerminalPiece>> Cell(Element element, ShownAlternative way, int line, int width)
    {
        SpanStanding[] here = [.. way.Standings.Where(it => it.Line == line)];
        var cell = new List<List<TerminalPiece>>();
        if (here.Length == 0)
            return [[new TerminalPiece("·", Ink.Soft)]];
        var within = here.Where(it => it.IsOpen && it.Span.ChangesText && it.Span.Kind != SpanKind.NewLines).Select(it => new TextEdit(it.Span.Start, it.Span.Length, it.Span.Text)).ToArray();
        if (within.Length > 0)
        {
            var after = TextEdit.Apply(element.Text.Plain, within);
            cell.AddRange(after.Trim().Length == 0 ? [[new TerminalPiece("(goes)", Ink.Removed)]] : Column.OfChanged(ElementEdit.WithText(element, new StyledText(after, [], [])), WordDiff.Between(element.Text.Plain.Replace('\n', ' '), after.Replace('\n', ' ')), isOld: false, Console.IsOutputRedirected, width));
        }

        foreach (var fresh in here.Where(it => it.IsOpen && it.Span.Kind == SpanKind.NewLines).SelectMany(it => NewLines.Of(it.Span.Text)))
            cell.AddRange(Column.Of(fresh, Ink.Added, width));
        foreach (var said in here.Where(it => !it.Span.ChangesText || !it.IsOpen))
            cell.AddRange(Column.Of(new Screenplays.Action { Text = new StyledText(said.IsOpen ? said.Span.Text : $"({said.Standing.ToString().ToLowerInvariant()}: {said.Why})", [], []) }, Ink.Doubt, width));
        return cell;
    }

    private static void Row(DiffLines lines, int column, List<List<List<TerminalPiece>>> cells)
    {
        for (var i = 0; i < cells.Max(cell => cell.Count); i++)
        {
            var line = lines.Line();
            for (var c = 0; c < cells.Count; c++)
            {
                foreach (var piece in i < cells[c].Count ? cells[c][i] : [])
                    line.Add(piece.Text, piece.Ink);
                if (c + 1 < cells.Count)
                    line.Add(new string(' ', Math.Max(1, 2 + (c + 1) * (column + 2) - line.Columns)));
            }
        }
    }
}
