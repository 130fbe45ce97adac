using System.Globalization;
using System.Text;
using NJsonSchema;
using Throughline.Filings;
using Throughline.Reports;

namespace Throughline.Tests.Filings;

/// <summary>What holds for every form.</summary>
public sealed class FilingFormTests
{
    public static TheoryData<string> Forms => [.. FilingForm.All.Select(form => form.Key)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_record_of_all_kinds_gives_the_paper_that_was_looked_at(string form) =>
        Golden.Matches(Encoding.UTF8.GetString(FilingJson.Write(SampleRecord.OfAllKinds().Fill(form))), form + ".json");

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_record_gives_the_same_bytes(string form)
    {
        var (once, twice) = (SampleRecord.OfAllKinds().Fill(form), SampleRecord.OfAllKinds().Fill(form));

        Assert.Equal(FilingJson.Write(once), FilingJson.Write(twice));
        Assert.Equal(ReportDocumentHtml.Write(FilingReport.Of(once)), ReportDocumentHtml.Write(FilingReport.Of(twice)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_json_has_the_documented_shape(string form)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "filing.schema.json"), TestContext.Current.CancellationToken);

        foreach (var record in (SampleRecord[])[SampleRecord.New, SampleRecord.OfPeople(), SampleRecord.OfAllKinds()])
            Assert.Empty(schema.Validate(Encoding.UTF8.GetString(FilingJson.Write(record.Fill(form)))));
    }

    [Fact]
    public void No_ai_used_stands_large_on_the_paper_as_any_other_outcome()
    {
        Assert.Equal("No AI Used", Large(SampleRecord.OfPeople()));
        Assert.Equal("Generative AI", Large(SampleRecord.OfAllKinds()));

        static string Large(SampleRecord record) => FilingReport.Of(record.Fill("human-provenance")).Parts.OfType<ReportHeading>().Single(heading => heading.IsLarge).Title;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_work_of_people_alone_is_said_to_be_that(string form)
    {
        var outcome = SampleRecord.OfPeople().Fill(form).Outcome.Key;

        Assert.StartsWith("no-", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_paper_names_its_rule_with_the_date_and_says_that_it_is_no_legal_advice(string form)
    {
        var filing = SampleRecord.OfAllKinds().Fill(form);

        var page = Encoding.UTF8.GetString(ReportDocumentHtml.Write(FilingReport.Of(filing)));

        Assert.All(filing.Form.Rules, rule => Assert.Contains($"({rule.Date})", page, StringComparison.Ordinal));
        Assert.Contains("This is not legal advice", page, StringComparison.Ordinal);
        Assert.Contains("It cannot show that a person typed a line unaided", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_entry_that_an_answer_rests_on_is_in_the_record(string form)
    {
        var filing = SampleRecord.OfAllKinds().Fill(form);

        var cited = filing.Sections.SelectMany(section => section.Answers.SelectMany(answer => answer.Entries).Concat(section.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Entries)));

        Assert.All(cited, reference => Assert.Equal(filing.Record.Entries[(int)reference.Index].Event.Id, reference.Id));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Questions_and_tables_have_names_of_their_own_and_rows_fit_their_columns(string form)
    {
        var filing = SampleRecord.OfAllKinds().Fill(form);
        var answers = filing.Sections.SelectMany(section => section.Answers).Select(answer => answer.Id).ToArray();

        Assert.Equal(answers.Distinct().Count(), answers.Length);
        Assert.Equal(filing.Sections.Select(section => section.Id).Distinct().Count(), filing.Sections.Length);
        Assert.All(filing.Sections.SelectMany(section => section.Tables), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Cells.Length)));
    }

    [Fact]
    public void Every_rule_has_a_source_an_address_and_a_date() => Assert.All(Rule.All, rule =>
    {
        Assert.True(DateOnly.TryParseExact(rule.Date.Length == 7 ? rule.Date + "-01" : rule.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), rule.Date);
        Assert.True(DateOnly.TryParseExact(rule.KnownOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), rule.KnownOn);
        Assert.All((string[])[rule.Title, rule.Issuer, rule.Section, rule.Substance, rule.Source], Assert.NotEmpty);
        Assert.True(Uri.IsWellFormedUriString(rule.Address, UriKind.Absolute), rule.Address);
        Assert.Contains(FilingForm.All, form => form.Rules.Contains(rule));
    });
}
