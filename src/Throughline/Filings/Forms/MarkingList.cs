using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>What a machine made of what is delivered, and whether it is marked.</summary>
internal static class MarkingList
{
    private static readonly (string Title, int Share)[] Columns = [("What", 28), ("Model", 22), ("Hash of the output (salted)", 20), ("Marked", 10), ("Deep fake", 10), ("Stage", 10)];

    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var made = sheet.Uses.Where(use => use.IsMade).ToArray();
        var delivered = made.Where(use => use.IsInWork).ToArray();
        var outcome = Usual.Outcome(sheet, made, "No AI used: the record holds nothing that a machine made, and there is nothing to mark.");
        sheet.Section("list", "To be marked");
        if (outcome.Key != "undecided")
            sheet.Answer("any", delivered.Length == 0 ? "No entry says so." : $"Yes: {Words.Count(delivered.Length, "item", "items")}.", delivered.SelectMany(use => use.Entries));
        Usual.AskThirdParty(sheet);
        sheet.Table("delivered", "In what is delivered", Columns, delivered.Select(Row));
        var unstaged = delivered.Where(use => use.Stage is null).ToArray();
        if (unstaged.Length > 0)
            sheet.Ask("stage", $"{Words.Count(unstaged.Length, "item is", "items are")} listed only because nothing says otherwise.", unstaged.SelectMany(use => use.Entries));
        Questions(sheet, delivered);
        sheet.Section("not-delivered", "Not delivered", "Refused, not decided on, or temporary: listed so that nothing is passed over.");
        sheet.Table("not-delivered", "Not in what is delivered", Columns, made.Except(delivered).Select(Row));
        return outcome;
    }

    private static void Questions(AnswerSheet sheet, ToolUse[] delivered)
    {
        if (delivered.Length == 0)
            return;
        Each("marked", "marked");
        Each("deepfake", "deepfake");
        sheet.Ask("artistic", "Only people can say. A line for the end card: \"Parts of this work were made with generative artificial intelligence.\"");
        var editor = delivered.Select(use => use.Said("editor")).FirstOrDefault(it => it is not null);
        if (editor is not null)
            sheet.Answer("editor", editor + ".", delivered.Where(use => use.Said("editor") is not null).SelectMany(use => use.Entries));
        else
            sheet.Ask("editor", "The record names nobody.");

        void Each(string question, string detail)
        {
            var silent = delivered.Where(use => use.Said(detail) is not ("yes" or "no")).ToArray();
            if (silent.Length > 0)
                sheet.Ask(question, $"Of {Words.Count(silent.Length, "item", "items")} the record does not say.", silent.SelectMany(use => use.Entries));
            else
                sheet.Answer(question, $"Yes: {delivered.Count(use => use.Said(detail) == "yes")}; no: {delivered.Count(use => use.Said(detail) == "no")}.", delivered.SelectMany(use => use.Entries));
        }
    }

    private static (string[] Cells, IEnumerable<LedgerEntry> Entries) Row(ToolUse use) =>
        ([Usual.Purpose(use), Words.Of(use.Tool), use.Entries.Select(entry => entry.Event.Target?.After).LastOrDefault(hash => hash is not null)?.ToString() ?? Words.NotSaid, use.Said("marked") ?? "open", use.Said("deepfake") ?? "open", Words.Of(use.Stage)], use.Entries);
}
