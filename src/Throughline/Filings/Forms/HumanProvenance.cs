using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>No AI Used, Assistive AI, Generative AI; the tools by department and vendor.</summary>
internal static class HumanProvenance
{
    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var outcome = Usual.Outcome(sheet, sheet.Uses, "No AI Used: the record holds no use of a tool with a model, and nothing that a machine made.");
        Declare(sheet, outcome);
        Departments(sheet);
        Inventory(sheet);
        return outcome;
    }

    private static void Declare(AnswerSheet sheet, FilingOutcome outcome)
    {
        sheet.Section("category", "Declaration", "One category is marked. Something a machine made counts as in the work unless the record says that it was refused or temporary, or that nobody has decided on it.");
        var grounds = sheet.Uses.Where(use => outcome.Key != "generative-ai" || use.IsInWork).SelectMany(use => use.Entries);
        if (outcome.Key == "undecided")
            sheet.Ask("category", "It hangs on the origin of material that came from elsewhere.", sheet.OfUnknownOrigin);
        else
            sheet.Answer("category", outcome.Key switch { "no-ai-used" => "No AI Used, as far as the record goes.", "assistive-ai" => "Assistive AI.", _ => "Generative AI." }, outcome.Key == "no-ai-used" ? sheet.Record.Entries.Where(entry => entry.Event.Origin == Origin.Human || entry.Event.Kind == EventKind.DraftAdded) : grounds);
        Usual.AskThirdParty(sheet);
        sheet.Table("categories", "Category", [("Mark", 8), ("Category", 22), ("Meaning", 70)],
        [
            Category("no-ai-used", "No AI Used", "No assistive and no generative tool was used."),
            Category("assistive-ai", "Assistive AI", "Tools helped people; nothing that they made is in the final work."),
            Category("generative-ai", "Generative AI", "Something that a model made is in the final work, or may be."),
        ]);

        (string[], IEnumerable<LedgerEntry>) Category(string key, string name, string meaning) => ([key == outcome.Key ? "X" : "", name, meaning], []);
    }

    private static void Departments(AnswerSheet sheet)
    {
        sheet.Section("departments", "Departments", "Only departments that the record knows. A department without AI is named when a person's work in it, or a statement about it, is recorded.");
        var known = sheet.Record.Entries
            .Where(entry => entry.Event.Origin is null or Origin.Human && entry.Event.Kind is EventKind.DraftAdded or EventKind.Edited or EventKind.Noted or EventKind.Tagged or EventKind.Attested or EventKind.Imported or EventKind.Exported)
            .Select(entry => (Name: ToolUse.DepartmentOf(entry), Entry: entry)).Where(it => it.Name is not null).ToLookup(it => it.Name!, it => it.Entry, StringComparer.Ordinal);
        var used = sheet.Uses.ToLookup(use => use.Department ?? Words.NotSaid, StringComparer.Ordinal);
        var names = known.Select(group => group.Key).Concat(used.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        sheet.Table("departments", "Category of each department", [("Department", 24), ("Category", 24), ("Vendors", 26), ("What it rests on", 26)], names.Select(name =>
        {
            var uses = used[name].ToArray();
            var category = uses.Length == 0 ? Unsure(sheet, name) ? "open: material of unknown origin" : "No AI Used" : Words.Of(uses.Max(use => use.Category));
            var rests = uses.Length == 0
                ? known[name].Any(entry => entry.Event.Kind != EventKind.Attested) ? $"{Words.Count(known[name].Count(), "entry", "entries")} of people" : "a statement"
                : Words.Count(uses.Length, "use", "uses");
            return (new[] { name, category, Words.Join(uses.Select(use => use.Vendor ?? "the production")), rests }, uses.Length == 0 ? known[name] : uses.SelectMany(use => use.Entries));
        }));
        sheet.Ask("departments", "The record cannot know of departments that entered nothing.");
    }

    private static bool Unsure(AnswerSheet sheet, string department) =>
        sheet.OfUnknownOrigin.Any(entry => (ToolUse.DepartmentOf(entry) ?? department) == department);

    private static void Inventory(AnswerSheet sheet)
    {
        sheet.Section("inventory", "Inventory of tools", sheet.Uses.IsEmpty ? "No tool with a model is recorded." : "Every use that is recorded, also of what was refused or temporary.");
        sheet.Table("tools", "Tools", [("Department", 13), ("Vendor", 13), ("Tool and where it ran", 24), ("For what, and what became of it", 28), ("Stage", 10), ("Category", 12)],
            sheet.Uses.GroupBy(use => (Department: use.Department ?? Words.NotSaid, Vendor: use.Vendor ?? "the production", use.Tool, use.Purpose, use.Fate, use.Stage, use.Category, use.IsErased))
                .OrderBy(group => group.Key.Department, StringComparer.Ordinal).ThenBy(group => group.Key.Vendor, StringComparer.Ordinal).ThenBy(group => group.First().First.Index)
                .Select(group => (new[]
                {
                    group.Key.Department,
                    group.Key.Vendor,
                    group.Key.Tool is { } tool ? $"{Words.Of(tool)}; {Words.Of(tool.Endpoint)}" : Words.Of(group.Key.Tool),
                    string.Create(CultureInfo.InvariantCulture, $"{group.Key.Purpose ?? "use " + Words.NotSaid}; {Words.Of(group.Key.Fate)}{(group.Count() > 1 ? $", {group.Count()} times" : "")}{(group.Key.IsErased ? "; text erased, its hash remains" : "")}"),
                    Words.Of(group.Key.Stage),
                    Words.Of(group.Key.Category),
                }, group.SelectMany(use => use.Entries))));
        var unplaced = sheet.Uses.Where(use => use.Department is null).ToArray();
        if (unplaced.Length > 0)
            sheet.Ask("unplaced", $"Of {Words.Count(unplaced.Length, "use", "uses")} the record does not name the department.", unplaced.SelectMany(use => use.Entries));
        var unnamed = sheet.Uses.Where(use => use.Tool is null).ToArray();
        if (unnamed.Length > 0)
            sheet.Ask("tools", $"{Words.Count(unnamed.Length, "use is", "uses are")} recorded without the tool.", unnamed.SelectMany(use => use.Entries));
        var unstaged = sheet.Uses.Where(use => use.IsInWork && use.Stage is null).ToArray();
        if (unstaged.Length > 0)
            sheet.Ask("stage", $"{Words.Count(unstaged.Length, "use counts", "uses count")} as in the work only because nothing says otherwise.", unstaged.SelectMany(use => use.Entries));
    }
}
