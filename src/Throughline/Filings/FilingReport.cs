using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;

namespace Throughline.Filings;

/// <summary>A filing laid out as a paper to read and sign.</summary>
public static class FilingReport
{
    private const int MostReferences = 6;
    private const int LongestVerdict = 24;

    /// <summary>Lays it out.</summary>
    public static ReportDocument Of(FilingDocument filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.Add(new ReportChapter("form", filing.Form.Title, filing.Form.Layout));
        // What it comes to stands out, when it has a name: No AI Used.
        if (filing.Outcome.Sentence.Split(": ", 2) is [{ Length: <= LongestVerdict } verdict, { Length: > 0 } why])
        {
            parts.Add(new ReportHeading(verdict, IsLarge: true));
            parts.Add(new ReportParagraph(char.ToUpperInvariant(why[0]) + why[1..]));
        }
        else
        {
            parts.Add(new ReportParagraph(filing.Outcome.Sentence));
        }

        var rule = filing.Form.Rules[0];
        parts.Add(new ReportParagraph($"Answers {rule.Title} ({rule.Issuer}, {rule.Date}), {rule.Section}. Not legal advice."));
        if (filing.Open.Any())
            parts.Add(new ReportParagraph($"{Words.Count(filing.Open.Count(), "question is", "questions are")} open, marked OPEN below; the record cannot answer, and nothing was guessed."));
        foreach (var section in filing.Sections)
            Add(section, parts);
        Sign(filing, parts);
        Ground(filing, parts);
        return new ReportDocument(filing.Record.Title, filing.Form.Title, string.Create(CultureInfo.InvariantCulture, $"From the record of the production as of {Words.Day(filing.Record.AsOf)}, {Words.Count(filing.Record.Entries.Length, "entry", "entries")}"), parts.ToImmutable());
    }

    private static void Add(FilingSection section, ImmutableArray<ReportPart>.Builder parts)
    {
        if (section.Answers.IsEmpty && section.Tables.IsEmpty && section.Note is null)
            return;
        parts.Add(new ReportHeading(section.Title));
        if (section.Note is not null)
            parts.Add(new ReportParagraph(section.Note));
        if (!section.Answers.IsEmpty)
        {
            parts.Add(new ReportTable([new ReportColumn("Question", 30), new ReportColumn("Answer", 46), new ReportColumn("Rests on", 24)],
                [.. section.Answers.Select(answer => new ReportRow([answer.Question, answer.Basis == AnswerBasis.Open ? "OPEN. " + answer.Text : answer.Text, Basis(answer)]))]));
        }

        foreach (var table in section.Tables)
        {
            if (!string.Equals(table.Title, section.Title, StringComparison.Ordinal))
                parts.Add(new ReportHeading(table.Title));
            var hasEntries = table.Rows.Any(row => !row.Entries.IsEmpty);
            var columns = table.Columns.Select(column => new ReportColumn(column.Title, column.Share));
            parts.Add(new ReportTable([.. hasEntries ? columns.Append(new ReportColumn("Entries", 12)) : columns],
                [.. table.Rows.Select(row => new ReportRow([.. row.Cells.Select(Shown), .. hasEntries ? [Entries(row.Entries)] : Array.Empty<string>()]))]));
        }
    }

    private static string Basis(FilingAnswer answer) => answer.Basis switch
    {
        AnswerBasis.Open => answer.Entries.IsEmpty ? $"nobody yet ({answer.Id})" : $"nobody yet ({answer.Id}); raised by {Entries(answer.Entries)}",
        AnswerBasis.Stated => "a statement, " + Entries(answer.Entries),
        _ => answer.Entries.IsEmpty ? "the whole record" : "record, " + Entries(answer.Entries),
    };

    private static string Entries(ImmutableArray<EntryReference> entries) => entries.Length switch
    {
        0 => "",
        > MostReferences => string.Create(CultureInfo.InvariantCulture, $"entries {entries[0].Index} to {entries[^1].Index} ({entries.Length} of them)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(entries.Length == 1 ? "entry" : "entries")} {string.Join(", ", entries.Select(entry => entry.Index))}"),
    };

    // A hash in full is in the JSON; on paper its head is enough to find it.
    private static string Shown(string cell) => cell.Length == 64 && cell.All(char.IsAsciiHexDigitLower) ? cell[..12] + "…" : cell;

    private static void Sign(FilingDocument filing, ImmutableArray<ReportPart>.Builder parts)
    {
        parts.Add(new ReportTable([new ReportColumn(filing.Form.Signer, 40), new ReportColumn("Signature", 40), new ReportColumn("Date", 20)], [new ReportRow(["\u00A0", "\u00A0", "\u00A0"])]));
    }

    private static void Ground(FilingDocument filing, ImmutableArray<ReportPart>.Builder parts)
    {
        parts.Add(new ReportChapter("ground", "What this rests on", "The rules as they were known, and the record."));
        foreach (var rule in filing.Form.Rules)
        {
            parts.Add(new ReportHeading($"{rule.Title} ({rule.Date})"));
            parts.Add(new ReportParagraph(rule.Substance));
            parts.Add(new ReportParagraph($"{rule.Issuer}; {rule.Section}. Source: {rule.Source}. {rule.Address} As known on {rule.KnownOn}.{(rule.Note.Length > 0 ? " " + rule.Note : "")}"));
        }

        parts.Add(new ReportHeading("The record"));
        parts.Add(new ReportParagraph(string.Create(CultureInfo.InvariantCulture, $"Production {filing.Record.Production}: the first {filing.Record.Entries.Length} entries, root {filing.Record.Root.ToBase64()}. Entries are counted from 0. The same record gives the same paper, byte for byte.")));
        parts.Add(new ReportHeading("Limits"));
        foreach (var limit in FilingDocument.Limits)
            parts.Add(new ReportParagraph(limit));
    }
}
