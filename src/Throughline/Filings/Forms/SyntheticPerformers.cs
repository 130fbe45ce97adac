using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>Performers that are no person: why, who approved, where they are kept.</summary>
internal static class SyntheticPerformers
{
    private static readonly (string Name, string Title)[] Fields =
        [("justification", "what significant value it adds"), ("approver", "who approved"), ("notice", "when the union was told"), ("storage", "where it is kept secure")];

    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var entries = sheet.Record.Entries.Where(entry => entry.Detail("synthetic") is not null).ToArray();
        sheet.Section("performers", "Synthetic performers");
        sheet.Answer("any", entries.Length == 0 ? "None is recorded." : $"Yes: {Words.Join(entries.Select(entry => entry.Detail("synthetic")!))}.", entries);
        var performers = entries.GroupBy(entry => entry.Detail("synthetic")!, StringComparer.Ordinal).Select(group => (Name: group.Key, Entries: group.ToArray())).ToArray();
        sheet.Table("performers", "Justification", [("Performer", 18), ("Significant additional value", 32), ("Approved by", 14), ("Union told", 12), ("Kept", 12), ("Stage", 12)],
            performers.Select(it => (new[] { it.Name, Said(it.Entries, "justification") ?? "open", Said(it.Entries, "approver") ?? "open", Said(it.Entries, "notice") ?? "open", Said(it.Entries, "storage") ?? "open", Words.Of(it.Entries.LastOrDefault(entry => entry.Event.Stage is not null)?.Event.Stage) }, (IEnumerable<LedgerEntry>)it.Entries)));
        foreach (var (name, group) in performers)
        {
            foreach (var (field, title) in Fields.Where(field => Said(group, field.Name) is null))
                sheet.Ask("field", "The record does not say.", group, name, title);
        }

        if (entries.Length > 0)
            sheet.Ask("resembles", "A synthetic performer resembles nobody who can be recognised; the record cannot see.", entries);
        return entries.Length == 0
            ? new FilingOutcome("no-synthetic-performers", "No synthetic performer is recorded.")
            : new FilingOutcome("synthetic-performers", $"{Words.Count(performers.Length, "synthetic performer is", "synthetic performers are")} recorded.");
    }

    private static string? Said(LedgerEntry[] entries, string name) => entries.Select(entry => entry.Detail(name)).LastOrDefault(it => it is not null);
}
