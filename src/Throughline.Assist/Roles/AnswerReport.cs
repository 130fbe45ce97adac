using System.Collections.Immutable;
using System.Globalization;
using Throughline.Assist.Models;
using Throughline.Proposals;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Roles;

/// <summary>An answer as a report: what was written, what is proposed, what is said of the script and on which lines it rests.</summary>
public static class AnswerReport
{
    /// <summary>Lays it out.</summary>
    public static ReportDocument Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        if (!answer.Writings.IsEmpty)
            Writings(answer, parts);
        if (answer.Proposal is { } proposal)
            Proposed(answer, proposal, parts);
        if (!answer.Findings.IsEmpty)
            Statements(answer, parts);
        if (parts.Count == 0)
            parts.Add(new ReportChapter("answer", "Nothing was found"));
        var partner = answer.Partner == ModelEndpoint.None ? "the rules built in, without a model" : answer.Partner;
        return new ReportDocument(ScriptReport.Of(answer.Question.Script).Title, "an answer", $"{answer.Question.Task.Words}, of {answer.Question.Document}, by {partner}. {string.Join(' ', answer.Notices)}".TrimEnd(), parts.ToImmutable());
    }

    private static void Writings(Answer answer, ImmutableArray<ReportPart>.Builder parts)
    {
        parts.Add(new ReportChapter("written", "What was written", answer.Reason.Length > 0 ? answer.Reason : null));
        if (answer.Question.Task.What == "translate")
        {
            parts.Add(new ReportTable([new ReportColumn("As it is", 50), new ReportColumn("Translated", 50)], [.. answer.Writings.Select(side => new ReportRow([side.Label, side.Text]))]));
            return;
        }

        foreach (var writing in answer.Writings)
        {
            if (writing.Label.Length > 0)
                parts.Add(new ReportHeading(writing.Label));
            foreach (var line in writing.Text.Split('\n').Where(line => line.Trim().Length > 0))
                parts.Add(new ReportParagraph(line));
        }
    }

    private static void Proposed(Answer answer, Proposal proposal, ImmutableArray<ReportPart>.Builder parts)
    {
        parts.Add(new ReportChapter("proposed", answer.Kept is { } number ? string.Create(CultureInfo.InvariantCulture, $"Proposal {number}") : "What is proposed", $"{proposal.Reason} Nothing was changed; a person decides."));
        foreach (var alternative in proposal.Alternatives)
        {
            parts.Add(new ReportHeading(alternative.Label));
            parts.Add(new ReportTable([new ReportColumn("Line", 8, IsNumber: true), new ReportColumn("As it is", 46), new ReportColumn("As it would be", 46)],
                [.. alternative.Spans.Select(span => new ReportRow([LineOf(answer.Question.Script.Elements.First(element => element.Id == span.Line)), span.Was, WouldBe(span)]))]));
        }
    }

    private static string WouldBe(ProposedSpan span) => span.Kind switch
    {
        SpanKind.NewLines => $"{span.Was}\n{span.Text}",
        SpanKind.Comment or SpanKind.Question => $"“{span.Words}”: {span.Text}",
        _ => string.Concat(span.Was.AsSpan(0, span.Start), span.Text, span.Was.AsSpan(span.Start + span.Length)),
    };

    private static void Statements(Answer answer, ImmutableArray<ReportPart>.Builder parts)
    {
        var script = answer.Question.Script;
        var scenes = Scene.Of(script);
        parts.Add(new ReportChapter("said", "What is said of the script", $"{answer.Rate.Verified} of {answer.Rate.All} rest on lines that say what they quote; that does not make them true. The others are struck out."));
        var shown = int.MinValue;
        foreach (var finding in answer.Findings)
        {
            if (finding.Scene != shown && finding.Scene >= 0 && finding.Scene < scenes.Length)
                parts.Add(new ReportHeading($"{scenes[finding.Scene].Label}  {scenes[finding.Scene].Heading.Text.Plain}"));
            shown = finding.Scene;
            var claim = finding.Claim;
            var quotes = ImmutableArray.CreateBuilder<(string, string)>();
            for (var i = 0; claim.IsVerified && i < claim.Claim.Quotes.Length; i++)
                quotes.Add(($"line {LineOf(script.Elements[claim.Lines[i]])}", claim.Claim.Quotes[i].Words));
            if (finding.AnsweredAt >= 0)
                quotes.Add(($"answered on line {LineOf(script.Elements[finding.AnsweredAt])}", script.Elements[finding.AnsweredAt].Text.Plain));
            parts.Add(new ReportStatement(finding.Kind, claim.Claim.Statement, claim.IsVerified ? null : claim.Why, quotes.ToImmutable()));
        }
    }

    private static string LineOf(Element element) => element.Span.Line.ToString(CultureInfo.InvariantCulture);
}
