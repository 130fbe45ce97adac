using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>What the record holds of who wrote the screenplay, for an academy that asks.</summary>
internal static class AuthorshipDossier
{
    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var uses = sheet.Uses.Where(use => use.IsWriting).ToArray();
        var outcome = Usual.Outcome(sheet, uses, "No AI used: the record holds no use of a model in writing.");
        Writing(sheet, uses, outcome);
        Statements(sheet);
        Performance(sheet);
        return outcome;
    }

    private static void Writing(AnswerSheet sheet, ToolUse[] uses, FilingOutcome outcome)
    {
        sheet.Section("writing", "The screenplay", "The rule sets no percentage, and none is given here.");
        var writers = Usual.Writers(sheet);
        if (writers.IsEmpty || outcome.Key is "generative-ai" or "undecided")
            sheet.Ask("authored", writers.IsEmpty ? "The record holds no draft and no line that a person wrote." : outcome.Key == "undecided" ? "It hangs on the origin of material that came from elsewhere." : "Text that a machine made may be in it; whether the screenplay is still authored by people is for people to say.", writers.SelectMany(writer => writer.Entries));
        else
            sheet.Answer("authored", $"Everything of it that is recorded was brought in or written by people: {Words.Join(writers.Select(writer => writer.Name))}. How a draft that came in whole was written, the record cannot show.", writers.SelectMany(writer => writer.Entries));
        Usual.AskThirdParty(sheet);
        sheet.Answer("ai", uses.Length == 0 ? "No use is recorded." : Usual.Sum(uses), uses.SelectMany(use => use.Entries));
        Usual.DraftTable(sheet, sheet.Of(EventKind.DraftAdded));
        sheet.Table("work", "Recorded work, by person", [("Person", 26), ("As", 18), ("Drafts", 10), ("Edits", 10), ("Decisions", 12), ("From", 12), ("To", 12)],
            sheet.Of(EventKind.DraftAdded, EventKind.Edited, EventKind.ProposalDecided).Where(IsPersonsWriting).GroupBy(entry => entry.Event.Actor).Select(group => (new[]
            {
                group.Key.Person, group.Key.Role, Count(group, EventKind.DraftAdded), Count(group, EventKind.Edited), Count(group, EventKind.ProposalDecided),
                Words.Day(group.Min(entry => entry.Event.Time)), Words.Day(group.Max(entry => entry.Event.Time)),
            }, (IEnumerable<LedgerEntry>)group)));
        sheet.Table("colleagues", "Suggestions of colleagues that were taken", [("Whose words", 26), ("Where", 22), ("Taken by", 26), ("How", 14), ("On", 12)],
            Usual.TakenOfColleagues(sheet).Select(entry => (new[]
            {
                Usual.WriterOf(entry), Words.Place(entry.Event), $"{entry.Event.Actor.Person} ({entry.Event.Actor.Role})",
                entry.Event.Decision switch { Decision.Part => "in part", Decision.Changed => "changed", _ => "whole" }, Words.Day(entry.Event.Time),
            }, (IEnumerable<LedgerEntry>)[entry])));
        Usual.UseTable(sheet, "uses", "Tools in writing", uses);
    }

    private static bool IsPersonsWriting(LedgerEntry entry) =>
        ToolUse.DepartmentOf(entry) is null or ToolUses.Writing && (entry.Event.Kind != EventKind.Edited || entry.Event.Origin is null or Origin.Human);

    private static string Count(IEnumerable<LedgerEntry> entries, EventKind kind) =>
        entries.Count(entry => entry.Event.Kind == kind).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Statements(AnswerSheet sheet)
    {
        sheet.Section("statements", "Statements");
        var statements = sheet.Of(EventKind.Attested).Where(entry => entry.Detail("statement") is not null && entry.Detail("question") is null && ToolUse.DepartmentOf(entry) is null or ToolUses.Writing).ToArray();
        if (statements.Length == 0)
            sheet.Ask("statement", "No statement is recorded.");
        else
            sheet.Answer("statement", $"{Words.Count(statements.Length, "statement", "statements")}, in their words below.", statements);
        sheet.Table("statements", "In their words", [("Person", 24), ("On", 14), ("Statement", 62)],
            statements.Select(entry => (new[] { $"{entry.Event.Actor.Person} ({entry.Event.Actor.Role})", Words.Day(entry.Event.Time), entry.Detail("statement")! }, (IEnumerable<LedgerEntry>)[entry])));
    }

    private static void Performance(AnswerSheet sheet)
    {
        sheet.Section("performance", "Performances");
        var consents = sheet.Consents.Where(consent => consent.Type == "replica").ToArray();
        sheet.Ask("performed", consents.Length == 0 ? "The record knows scripts and consents, not what happened before the camera." : $"{Words.Count(consents.Length, "consent of a performer is", "consents of performers are")} recorded (see sag-replica); what happened before the camera is not.", consents.SelectMany(consent => consent.Entries));
    }
}
