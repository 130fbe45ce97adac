using System.Collections.Immutable;
using Throughline.Filings.Forms;
using Throughline.Text;

namespace Throughline.Filings;

/// <summary>A paper that somebody asks for; a row of <c>filing-forms.tsv</c> and a class in <c>Forms</c>.</summary>
public sealed class FilingForm
{
    private readonly Func<AnswerSheet, FilingOutcome> _fill;

    private FilingForm(string[] row, Func<AnswerSheet, FilingOutcome> fill)
    {
        (Key, Title, Layout, Signer, _fill) = (row[0], row[1], row[2], row[4], fill);
        Rules = [.. row[3].Split(',').Select(key => Rule.All.Single(rule => rule.Key == key))];
    }

    /// <summary>Its name on the command line.</summary>
    public string Key { get; }

    /// <summary>What stands at its head.</summary>
    public string Title { get; }

    /// <summary>Whose layout it is.</summary>
    public string Layout { get; }

    /// <summary>Who signs it.</summary>
    public string Signer { get; }

    /// <summary>The rules that it answers, the main one first.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Every form.</summary>
    public static ImmutableArray<FilingForm> All { get; } = [.. DataTable.Read("filing-forms.tsv").Select(row => new FilingForm(row, FillerOf(row[0])))];

    /// <summary>The form of a name, or null when there is none.</summary>
    public static FilingForm? Named(string key) => All.FirstOrDefault(form => form.Key == key);

    /// <summary>Fills it in from a record: the same paper for the same record, always.</summary>
    public FilingDocument Fill(FilingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var sheet = new AnswerSheet(record, Key);
        var outcome = _fill(sheet);
        return new FilingDocument(this, record, outcome, sheet.Sections());
    }

    private static Func<AnswerSheet, FilingOutcome> FillerOf(string key) => key switch
    {
        "human-provenance" => HumanProvenance.Fill,
        "wga-company" => WritersNotice.Fill,
        "wga-writer" => WritersStatement.Fill,
        "copyright" => CopyrightClaim.Fill,
        "academy" => AuthorshipDossier.Fill,
        "sag-replica" => ReplicaSchedule.Fill,
        "sag-synthetic" => SyntheticPerformers.Fill,
        "netflix" => UseCaseMatrix.Fill,
        "eu-article-50" => MarkingList.Fill,
        "festival" => FestivalAnswers.Fill,
        _ => throw new ArgumentException($"filing-forms.tsv names {key}, which nothing fills in.", nameof(key)),
    };
}
