using System.Globalization;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Diff;
using Throughline.Cli.Notes;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Proposed;
using Throughline.Studio.Notes;
using Throughline.Studio.Proposals;

namespace Throughline.Cli.Proposals;

/// <summary>A proposal for a terminal.</summary>
internal static class ProposalScreen
{
    private const int Indent = 4;

    /// <summary>All of it: what it would do, part by part, how it stands, its measures, what it rests on.</summary>
    public static void Write(DiffLines lines, ShownProposal shown, bool all, bool isPlain)
    {
        var (kept, proposal) = (shown.Kept, shown.Kept.Proposal);
        lines.Line();
        lines.Say($"Proposal {kept.Number}, {StateOf(kept)}{(proposal is null ? "" : ": " + proposal.Reason)}", Ink.Strong, hang: 2);
        lines.Say(From(kept), Ink.Soft);
        if (proposal is null)
            lines.Say("What it says was erased.", Ink.Doubt);
        for (var i = 0; i < shown.Alternatives.Length; i++)
            Write(lines, shown, i, all, isPlain);
        Claims(lines, shown);
        foreach (var decision in kept.Decisions)
            lines.Say(Decided(decision), Ink.Second, hang: 2);
        if (kept.State != ProposalState.Taken && proposal is not null)
            lines.Say($"Nothing of it is in the script. Decide: throughline proposal accept {kept.Number} [--alternative N] [--part N] [--text WORDS], or refuse {kept.Number} --reason WORDS", Ink.Soft, hang: 2);
        lines.Line();
    }

    /// <summary>Where it stands: open, taken in part by Ana.</summary>
    public static string StateOf(KeptProposal kept) => kept.State switch
    {
        ProposalState.Open => "open",
        ProposalState.Refused => $"refused by {kept.Decisions[^1].Person}",
        ProposalState.TakenBack => $"taken back by {kept.Decisions[^1].Person}",
        _ => $"taken{kept.Decisions[^1].Decision switch { Decision.Part => " in part", Decision.Changed => ", changed,", _ => "" }} by {kept.Decisions[^1].Person}",
    };

    /// <summary>Who or what it comes from.</summary>
    public static string From(KeptProposal kept)
    {
        if (kept.Proposal is not { } proposal)
            return Say($"made {kept.Made:yyyy-MM-dd}");
        var by = proposal.Tool is { Provider: not "none" } tool ? $"{tool.Model} ({tool.Provider}, {LedgerEntryJson.NameOf(tool.Endpoint)}), asked by {proposal.Actor.Person}"
            : proposal.Tool is { } rules ? $"the rules built in ({rules.Model}), asked by {proposal.Actor.Person}" : proposal.Actor.Person;
        return Say($"{by}, {kept.Made:yyyy-MM-dd}, for {proposal.Draft}{(proposal.Cost is { } cost ? $", cost {ModelRules.Write(cost)}" : "")}");
    }

    /// <summary>The worst that can be said of how it stands; null when nothing has changed.</summary>
    public static string? Standing(ShownProposal shown)
    {
        var worst = shown.Alternatives.SelectMany(way => way.Standings).Select(it => it.Standing).DefaultIfEmpty(Throughline.Proposals.Standing.Fresh).Max();
        return worst switch { Throughline.Proposals.Standing.Rebased => "rebased", Throughline.Proposals.Standing.Stale => "stale", Throughline.Proposals.Standing.Locked => "locked", _ => null };
    }

    /// <summary>The lines it touches, each where it is.</summary>
    public static IEnumerable<string> Places(ShownProposal shown) =>
        shown.Alternatives.SelectMany(way => way.Standings).DistinctBy(it => it.Span.Line).Select(it => $"{Where(shown, it.Line)}: “{NotedDraft.Beginning(it.Span.Words.Length > 0 ? it.Span.Words : it.Span.Was)}”");

    /// <summary>A line of the draft for people: <c>scene 4, line 120, NORA</c>.</summary>
    public static string Where(ShownProposal shown, int line)
    {
        if (line < 0)
            return "its line is gone";
        var scene = Scene.Of(shown.Script).LastOrDefault(it => it.FirstElement <= line);
        var number = shown.Script.Elements[line].Span.Line;
        return Say($"{(scene is null ? "before the first scene" : "scene " + scene.Label)}{(number > 0 ? $", line {number}" : "")}{(Speaker(shown.Script, line) is { } name ? ", " + name : "")}");
    }

    public static string Count(int number, string what) => Say($"{number} {what}{(number == 1 ? "" : "s")}");

    private static void Write(DiffLines lines, ShownProposal shown, int index, bool all, bool isPlain)
    {
        var way = shown.Alternatives[index];
        lines.Line();
        lines.Say(Say($"[{index + 1}] {way.Way.Label}"), Ink.Second);
        if (!all && !way.HiddenBy.IsEmpty)
        {
            lines.Say($"hidden by what you set: {string.Join("; ", way.HiddenBy)}. See it with --all.", Ink.Doubt, Indent);
            return;
        }

        for (var i = 0; i < way.Standings.Length; i++)
            Part(lines, shown, way.Standings[i], i + 1, isPlain);
        foreach (var line in Measured(way.Measures, shown))
            lines.Say(line, Ink.Soft, Indent, 2);
    }

    private static void Part(DiffLines lines, ShownProposal shown, SpanStanding standing, int number, bool isPlain)
    {
        var span = standing.Span;
        lines.Say(Say($"part {number}, {span.Kind switch { SpanKind.NewLines => "new lines after ", SpanKind.Comment => "a comment on ", SpanKind.Question => "a question on ", _ => "" }}{Where(shown, standing.Line)}"), Ink.Plain, Indent);
        if (!span.ChangesText)
        {
            lines.Say($"“{NotedDraft.Beginning(span.Words)}”", Ink.Soft, Indent + 2);
            lines.Say(span.Text, Ink.Plain, Indent + 2);
        }
        else if (span.Kind == SpanKind.NewLines)
        {
            lines.Say($"“{NotedDraft.Beginning(standing.Line >= 0 ? shown.Script.Elements[standing.Line].Text.Plain : span.Was)}”", Ink.Soft, Indent + 2);
            foreach (var line in span.Text.Split('\n'))
                lines.Say("+ " + line, Ink.Added, Indent + 2, 2);
        }
        else
        {
            // The whole line as it would be, with what goes and what comes marked as a pen would.
            var after = span.Was[..span.Start] + span.Text + span.Was[(span.Start + span.Length)..];
            lines.Say("- " + Marked(span.Was, WordDiff.Between(span.Was, after), true, isPlain), Ink.Plain, Indent + 2, 2);
            if (after.Trim().Length > 0)
                lines.Say("+ " + Marked(after, WordDiff.Between(span.Was, after), false, isPlain), Ink.Added, Indent + 2, 2);
            else
                lines.Say("the whole line goes", Ink.Soft, Indent + 2);
        }

        if (standing.Why is { } why)
            lines.Say($"{LedgerEntryJson.NameOf(standing.Standing)}: {why}", Ink.Doubt, Indent + 2, 2);
    }

    private static string Marked(string text, IEnumerable<WordRun> runs, bool isOld, bool isPlain) =>
        isPlain ? string.Concat(runs.Select(run => (isOld ? text.Substring(run.StartA, run.LengthA) : text.Substring(run.StartB, run.LengthB)) is var part && (run.IsKept || part.Length == 0) ? part : isOld ? $"[-{part}-]" : $"{{+{part}+}}")).Replace('\n', ' ') : text.Replace('\n', ' ');

    private static IEnumerable<string> Measured(ProposalMeasures measures, ShownProposal shown)
    {
        yield return Say($"{measures.WordsAdded:+0;-0;0} words, {measures.ReadingSecondsAdded:+0.0;-0.0;0} s to read");
        foreach (var voice in measures.Voices)
            yield return Voice(voice);
        foreach (var worn in measures.Worn)
            yield return $"worn ({worn.Where}): “{worn.Phrase}”";
        foreach (var run in measures.Repeated)
            yield return run.Element >= 0 ? $"stands already, {Where(shown, run.Element)}: “{run.Words}”" : $"twice in the proposal: “{run.Words}”";
        foreach (var run in measures.Overlaps)
            yield return Say($"stands in {run.Text}, line {run.Line}, {run.Count} words: “{run.Words}”");
    }

    private static string Voice(VoiceFit voice)
    {
        var who = voice.Name ?? "action";
        var far = voice.Farther is { } farther ? Say($"farther from {(voice.Name is null ? "the script's own" : "their own lines")} than {farther * 100:0} % of those passages (Delta {voice.Delta:0.00}){(voice.NearerTo is { } other ? $", nearer to {other}" : "")}")
            : Say($"too few words to compare the voice ({voice.Words} new, {voice.OwnWords} of their own)");
        var sentences = voice.OwnSentenceLength is { } own ? Say($"; {voice.SentenceLength:0.#} words a sentence, theirs {own:0.#}") : "";
        var function = voice.FunctionWords is { } share && voice.OwnFunctionWords is { } theirs ? Say($"; function words {share * 100:0} %, theirs {theirs * 100:0} %") : "";
        return $"{who}: {far}{sentences}{function}";
    }

    private static void Claims(DiffLines lines, ShownProposal shown)
    {
        if (shown.Claims.IsEmpty)
            return;
        lines.Line();
        lines.Say(Say($"It rests on {shown.Rate.All} statements; {shown.Rate.Verified} quote what stands in the script."), Ink.Second);
        foreach (var claim in shown.Claims)
        {
            if (claim.IsVerified)
                lines.Say(claim.Claim.Statement, Ink.Plain, Indent, 2);
            else
                lines.Say($"~~{claim.Claim.Statement}~~ {claim.Why}", Ink.Removed, Indent, 2);
        }
    }

    private static string Decided(ProposalDecision decision) => Say($"{decision.Made:yyyy-MM-dd HH:mm} UTC, {decision.Person}: {decision.Decision switch
    {
        Decision.All => $"taken, {Where(decision)}",
        Decision.Part => $"taken in part ({Parts(decision)}), {Where(decision)}",
        Decision.Changed => $"taken, changed ({Parts(decision)}), {Where(decision)}",
        Decision.Undone => $"taken back, {Where(decision)}",
        _ => $"refused: {decision.Reason ?? "[erased]"}",
    }}");

    private static string Where(ProposalDecision decision) => decision.Edit is null ? Say($"draft {decision.After}") : "on the page";

    private static string Parts(ProposalDecision decision) => decision.Choice is { } choice ? Say($"alternative {choice.Alternative + 1}, part {string.Join(", ", choice.Taken.Select(it => it.Index + 1))}") : "[erased]";

    private static string? Speaker(Screenplay script, int line)
    {
        var at = line;
        while (at >= 0 && script.Elements[at].IsSpeechPart)
            at--;
        return at >= 0 && at < line && script.Elements[at] is Cue cue ? cue.Name : null;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
