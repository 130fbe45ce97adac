using Throughline.Assist.Models;
using Throughline.Assist.Roles;
using Throughline.Cli.Diff;
using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Ask;

/// <summary>An answer on the terminal: what was written first, then what is said. What is not verified is struck through, with the reason.</summary>
internal static class AnswerText
{
    private const int MostShown = 400;

    public static void Print(Answer answer, TextWriter to)
    {
        var script = answer.Question.Script;
        Line(to, $"{answer.Question.Task.Words}, by {(answer.Partner == ModelEndpoint.None ? "the rules built in (none)" : answer.Partner)}");
        foreach (var notice in answer.Notices)
            Line(to, "  " + notice);
        if (answer.BibleFate is { } fate)
            Line(to, "  " + Words(fate));
        if (answer.Question.Task.What == "translate")
            PrintSides(answer, to);
        else
            PrintWritings(answer, to);
        if (answer.Proposal is { } proposal)
            PrintProposal(proposal, answer.Kept, script, to);
        PrintFindings(answer, script, to);
        if (answer.Findings.Length > 0)
        {
            to.WriteLine();
            Line(to, $"{answer.Rate.Verified} of {answer.Rate.All} {(answer.Rate.All == 1 ? "statement rests" : "statements rest")} on lines that say what they quote.");
        }
    }

    private static string Words(BibleFate fate) => fate == BibleFate.Kept
        ? "Kept as the bible of the production, without what is struck out. See it with: throughline bible show; correct it with: throughline bible write FILE"
        : "The production has a bible already, which was left as it is; what you want of this goes in with: throughline bible write FILE (--json prints it as a file).";

    private static void PrintWritings(Answer answer, TextWriter to)
    {
        foreach (var writing in answer.Writings)
        {
            to.WriteLine();
            if (writing.Label.Length > 0)
                Line(to, $"[{writing.Label}]");
            foreach (var line in writing.Text.TrimEnd().Split('\n'))
                Line(to, line);
        }

        if (answer.Reason.Length == 0 && answer.Rung is null)
            return;
        to.WriteLine();
        if (answer.Reason.Length > 0)
            Line(to, $"Why: {answer.Reason}");
        if (answer.Rung is { } rung)
            Line(to, $"Nothing was written on the ladder. Compare: throughline ladder compare {rung}; take one: throughline ladder take {rung} --alternative N");
    }

    private static void PrintSides(Answer answer, TextWriter to)
    {
        var column = (TerminalScreen.Width() - 3) / 2;
        foreach (var side in answer.Writings)
        {
            to.WriteLine();
            var (left, right) = (Wrapped(side.Label, column), Wrapped(side.Text, column));
            for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
                Line(to, new TerminalLine(2 * column + 3).Left(i < left.Length ? left[i] : "", column).Add(" | ").Add(i < right.Length ? right[i] : "").Pieces.Aggregate("", (all, piece) => all + piece.Text));
        }
    }

    private static string[] Wrapped(string text, int columns)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && LineCount.Columns(line) + 1 + LineCount.Columns(word) > columns)
                {
                    lines.Add(line);
                    line = "";
                }

                line += line.Length == 0 ? word : " " + word;
            }

            lines.Add(line);
        }

        return [.. lines];
    }

    private static void PrintFindings(Answer answer, Screenplay script, TextWriter to)
    {
        var scenes = Scene.Of(script);
        var isBible = answer.Question.Task.What == "bible";
        object? shown = null;
        foreach (var finding in answer.Findings)
        {
            // A bible goes by its parts, everything else by the scenes.
            object group = isBible ? finding.Kind : finding.Scene;
            if (!group.Equals(shown))
            {
                to.WriteLine();
                if (!isBible && finding.Scene >= 0 && finding.Scene < scenes.Length)
                    Line(to, $"Scene {scenes[finding.Scene].Label}  {scenes[finding.Scene].Heading.Text.Plain}");
                shown = group;
            }

            PrintFinding(finding, script, to);
        }
    }

    private static void PrintFinding(Finding finding, Screenplay script, TextWriter to)
    {
        var claim = finding.Claim;
        Line(to, claim.IsVerified ? $"  {finding.Kind,-9} {claim.Claim.Statement}" : $"  {finding.Kind,-9} ~~{claim.Claim.Statement}~~ struck out: {claim.Why}");
        for (var i = 0; i < claim.Claim.Quotes.Length && claim.IsVerified; i++)
            Line(to, $"            {script.Elements[claim.Lines[i]].Span.Line,5}: {Short(claim.Claim.Quotes[i].Words)}");
        if (finding.AnsweredAt >= 0)
            Line(to, $"         -> {script.Elements[finding.AnsweredAt].Span.Line,5}: {Short(script.Elements[finding.AnsweredAt].Text.Plain)}");
    }

    private static void PrintProposal(Proposal proposal, int? kept, Screenplay script, TextWriter to)
    {
        to.WriteLine();
        Line(to, $"Proposal{(kept is { } number ? $" {number}" : "")} for {proposal.Draft}: {proposal.Reason}");
        foreach (var alternative in proposal.Alternatives)
        {
            Line(to, $"[{alternative.Label}]");
            foreach (var span in alternative.Spans)
            {
                Line(to, $"  {script.Elements.First(element => element.Id == span.Line).Span.Line,5}  {Was(span)}");
                foreach (var line in span.Text.TrimEnd().Split('\n'))
                    Line(to, $"       + {line}");
            }
        }

        Line(to, kept is { } it ? $"Nothing was changed. See it measured, and decide: throughline proposal show {it}" : "Nothing was changed; a proposal is kept only in a production.");
    }

    private static string Was(ProposedSpan span) => span.Kind switch
    {
        SpanKind.Insert => $"after “{(span.Start > 30 ? "…" + span.Was[(span.Start - 30)..span.Start] : span.Was[..span.Start])}”",
        SpanKind.NewLines => "after this line",
        SpanKind.Delete or SpanKind.Replace => $"- {Short(span.Words)}",
        _ => $"{span.Kind} on “{Short(span.Words)}”",
    };

    // A line of a script has no longest length; a screen has.
    private static string Short(string text) => (text.Length <= MostShown ? text : text[..MostShown] + "…").Replace('\n', ' ');

    private static void Line(TextWriter to, string text) => to.WriteLine(SafeText.Line(text).TrimEnd());
}
