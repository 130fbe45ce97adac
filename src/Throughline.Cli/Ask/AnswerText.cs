using Throughline.Assist.Models;
using Throughline.Assist.Roles;
using Throughline.Cli.Files;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Cli.Ask;

/// <summary>An answer on the terminal. What is not verified is struck through, with the reason.</summary>
internal static class AnswerText
{
    public static void Print(Answer answer, TextWriter to)
    {
        var script = answer.Question.Script;
        Line(to, $"{answer.Question.Task.Words}, by {(answer.Partner == ModelEndpoint.None ? "the rules built in (none)" : answer.Partner)}");
        foreach (var notice in answer.Notices)
            Line(to, "  " + notice);
        PrintFindings(answer, script, to);
        foreach (var writing in answer.Writings)
        {
            to.WriteLine();
            if (writing.Label.Length > 0)
                Line(to, $"[{writing.Label}]");
            foreach (var line in writing.Text.Split('\n'))
                Line(to, line);
        }

        if (answer.Proposal is { } proposal)
            PrintProposal(proposal, answer.Kept, script, to);
        if (answer.Findings.Length > 0)
        {
            to.WriteLine();
            Line(to, $"{answer.Rate.Verified} of {answer.Rate.All} statements rest on lines that say what they quote.");
        }
    }

    private static void PrintFindings(Answer answer, Screenplay script, TextWriter to)
    {
        var scenes = Scene.Of(script);
        var shown = int.MinValue;
        foreach (var finding in answer.Findings)
        {
            if (finding.Scene != shown)
            {
                to.WriteLine();
                if (finding.Scene >= 0 && finding.Scene < scenes.Length)
                    Line(to, $"Scene {scenes[finding.Scene].Label}  {scenes[finding.Scene].Heading.Text.Plain}");
                shown = finding.Scene;
            }

            var claim = finding.Claim;
            Line(to, claim.IsVerified ? $"  {finding.Kind,-9} {claim.Claim.Statement}" : $"  {finding.Kind,-9} ~~{claim.Claim.Statement}~~ struck out: {claim.Why}");
            for (var i = 0; i < claim.Claim.Quotes.Length && claim.IsVerified; i++)
                Line(to, $"            {script.Elements[claim.Lines[i]].Span.Line,5}: {claim.Claim.Quotes[i].Words.Replace('\n', ' ')}");
            if (finding.AnsweredAt >= 0)
                Line(to, $"         -> {script.Elements[finding.AnsweredAt].Span.Line,5}: {script.Elements[finding.AnsweredAt].Text.Plain.Replace('\n', ' ')}");
        }
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
                foreach (var line in span.Text.Split('\n'))
                    Line(to, $"       + {line}");
            }
        }

        Line(to, kept is { } it ? $"Nothing was changed. See it measured, and decide: throughline proposal show {it}" : "Nothing was changed; a proposal is kept only in a production.");
    }

    private static string Was(ProposedSpan span) => span.Kind switch
    {
        SpanKind.Insert => $"after “{(span.Start > 30 ? "…" + span.Was[(span.Start - 30)..span.Start] : span.Was[..span.Start])}”",
        SpanKind.NewLines => "after this line",
        SpanKind.Delete or SpanKind.Replace => $"- {span.Words}",
        _ => $"{span.Kind} on “{span.Words}”",
    };

    private static void Line(TextWriter to, string text) => to.WriteLine(SafeText.Line(text).TrimEnd());
}
