using System.Collections.Immutable;
using System.Globalization;
using Throughline.Ledger;
using Throughline.Text;

namespace Throughline.Filings;

/// <summary>A form being filled in. An answer comes from the record, else from what a person stated, else it stays open.</summary>
internal sealed class AnswerSheet(FilingRecord record, string form)
{
    private static readonly ImmutableDictionary<string, string> Questions = DataTable.Read("filing-questions.tsv").ToImmutableDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private readonly List<FilingSection> _done = [];
    private readonly ImmutableArray<FilingAnswer>.Builder _answers = ImmutableArray.CreateBuilder<FilingAnswer>();
    private readonly ImmutableArray<FilingTable>.Builder _tables = ImmutableArray.CreateBuilder<FilingTable>();
    private (string Id, string Title, string? Note)? _section;

    public FilingRecord Record => record;

    /// <summary>What was done with tools, from the first use to the last.</summary>
    public ImmutableArray<ToolUse> Uses { get; } = ToolUses.Of(record);

    /// <summary>Consents, in the order in which they were given.</summary>
    public ImmutableArray<Consent> Consents { get; } = Consent.Of(record);

    /// <summary>Entries that brought in what nobody has said the origin of.</summary>
    public ImmutableArray<LedgerEntry> OfUnknownOrigin { get; } = ToolUses.OfUnknownOrigin(record);

    public IEnumerable<LedgerEntry> Of(params EventKind[] kinds) => record.Entries.Where(entry => kinds.Contains(entry.Event.Kind));

    /// <summary>Begins a section.</summary>
    public void Section(string id, string title, string? note = null)
    {
        Close();
        _section = (id, title, note);
    }

    /// <summary>Answers a question from the record.</summary>
    public void Answer(string question, string text, IEnumerable<LedgerEntry> entries) =>
        _answers.Add(new FilingAnswer($"{form}.{question}", Questions[$"{form}.{question}"], AnswerBasis.Record, text, References(entries)));

    /// <summary>Answers a question by what a person stated of it last; leaves it open when nobody did.</summary>
    /// <param name="question">Its name in the form.</param>
    /// <param name="missing">What the record does not say.</param>
    /// <param name="entries">The entries that raise the question.</param>
    /// <param name="about">Of which consent, performer or the like it is asked, when of several.</param>
    /// <param name="field">What is asked of it.</param>
    public void Ask(string question, string missing, IEnumerable<LedgerEntry>? entries = null, string? about = null, string? field = null)
    {
        var text = Questions[$"{form}.{question}"];
        var id = about is null ? $"{form}.{question}" : $"{form}.{question}/{about}/{field}";
        text = about is null ? text : string.Format(CultureInfo.InvariantCulture, text, about, field);
        var stated = Statement(id);
        var grounds = References(entries ?? []);
        _answers.Add(stated is null
            ? new FilingAnswer(id, text, AnswerBasis.Open, missing, grounds)
            : new FilingAnswer(id, text, AnswerBasis.Stated, $"{stated.Detail("answer") ?? stated.Detail("statement")} (stated by {stated.Event.Actor.Person}, {stated.Event.Actor.Role}, on {Words.Day(stated.Event.Time)})", grounds.Add(EntryReference.To(stated))));
    }

    /// <summary>Adds a table; none when it has no rows.</summary>
    public void Table(string id, string title, (string Title, int Share)[] columns, IEnumerable<(string[] Cells, IEnumerable<LedgerEntry> Entries)> rows)
    {
        var lines = rows.Select(row => new FilingRow([.. row.Cells], References(row.Entries))).ToImmutableArray();
        if (!lines.IsEmpty)
            _tables.Add(new FilingTable(id, title, [.. columns.Select(column => new FilingColumn(column.Title, column.Share))], lines));
    }

    public ImmutableArray<FilingSection> Sections()
    {
        Close();
        return [.. _done];
    }

    private static ImmutableArray<EntryReference> References(IEnumerable<LedgerEntry> entries) =>
        [.. entries.DistinctBy(entry => entry.Index).OrderBy(entry => entry.Index).Select(EntryReference.To)];

    private LedgerEntry? Statement(string id) => record.Entries.LastOrDefault(entry =>
        entry.Event.Kind == EventKind.Attested && entry.Detail("question") == id && (entry.Detail("answer") ?? entry.Detail("statement")) is not null);

    private void Close()
    {
        if (_section is { } section)
            _done.Add(new FilingSection(section.Id, section.Title, section.Note, _answers.ToImmutable(), _tables.ToImmutable()));
        _section = null;
        _answers.Clear();
        _tables.Clear();
    }
}
