using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Proposals;
using Throughline.Studio;
using Throughline.Studio.Notes;
using Throughline.Studio.Proposals;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal accept NUMBER</c>.</summary>
internal static class ProposalAccept
{
    public static Command Create(CommandConsole console)
    {
        var number = ProposalShow.Number();
        var alternative = new Option<int>("--alternative") { Description = "Which way to do it, as show counts them.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var parts = new Option<string[]>("--part") { Description = "Take these parts only, such as 1 or 1,3.", HelpName = "N", AllowMultipleArgumentsPerToken = true };
        var text = new Option<string?>("--text") { Description = "Take one part, with these words instead of those proposed; - for standard input.", HelpName = "WORDS" };
        var command = new Command("accept", "Take a proposal, a part of it, or a part in your own words: it makes a new draft, whose lines are the same lines.") { number, alternative, parts, text };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var kept = await production.Proposals.FindAsync(parsed.GetValue(number)!, cancel);
            var choice = new ProposalChoice(parsed.GetValue(alternative) - 1, Taken(kept, parsed.GetValue(alternative) - 1, parsed.GetValue(parts) ?? [], parsed.GetValue(text)));
            var outcome = await production.Proposals.TakeAsync(parsed.GetValue(number)!, choice, cancel);
            if (outcome.Draft is not { } draft)
                return Refused(console, $"Proposal {kept.Number} was not taken; nothing was changed.", outcome.Refused);
            await production.SignAsync(cancel);
            console.Out.WriteLine(draft.Number.ToString(CultureInfo.InvariantCulture));
            console.Error.WriteLine(SafeText.Line($"Proposal {kept.Number} is in draft {draft.Number}: {ProposalScreen.Count(outcome.Edits.Length, "line")} changed. Have the file with: throughline draft export {draft.Number}; take it back with: throughline proposal undo {kept.Number}"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says why nothing was done, part by part.</summary>
    public static int Refused(CommandConsole console, string what, ImmutableArray<SpanStanding> refused)
    {
        console.Error.WriteLine(SafeText.Line(what));
        foreach (var standing in refused)
            console.Error.WriteLine(SafeText.Line($"  {standing.Standing.ToString().ToLowerInvariant()}: {standing.Why} (“{NotedDraft.Beginning(standing.Span.Words.Length > 0 ? standing.Span.Words : standing.Span.Was)}”)"));
        return ExitCode.Findings;
    }

    private static ImmutableArray<TakenSpan> Taken(KeptProposal kept, int alternative, string[] parts, string? text)
    {
        var indexes = ImmutableArray.CreateBuilder<int>();
        foreach (var part in parts.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            indexes.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && one > 0 ? one - 1 : throw new CommandFailure($"--part takes numbers from 1, as show counts them; not {part}.", ExitCode.Usage));
        if (text is null)
            return [.. indexes.Distinct().Select(index => new TakenSpan(index))];
        if (indexes.Count == 0 && kept.Proposal is { } proposal && alternative >= 0 && alternative < proposal.Alternatives.Length && proposal.Alternatives[alternative].Spans.Count(span => span.ChangesText) == 1)
            indexes.Add(proposal.Alternatives[alternative].Spans.Select((span, i) => (span, i)).First(it => it.span.ChangesText).i);
        if (indexes.Count != 1)
            throw new CommandFailure("--text says the words of one part; name it with --part.", ExitCode.Usage);
        var words = text == "-" ? System.Text.Encoding.UTF8.GetString(ScriptFile.Bytes("-")).TrimEnd('\r', '\n') : text;
        return [new TakenSpan(indexes[0], words.ReplaceLineEndings("\n"))];
    }
}
