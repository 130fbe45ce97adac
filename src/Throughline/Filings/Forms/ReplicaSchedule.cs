using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>Digital replicas: whose, of what kind, under which paper, for what, and when each was used.</summary>
internal static class ReplicaSchedule
{
    private static readonly (string Name, string Title)[] Fields =
    [
        ("person", "performer"), ("replica", "type of replica"), ("paper", "hash of the consent's paper"), ("scope", "description of the use"), ("project", "project"),
        ("from", "first day"), ("until", "last day"), ("representative", "representative or union"), ("payment", "payment"), ("minor", "minor or not"), ("notice", "48 hours' notice"),
    ];

    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var consents = sheet.Consents.Where(consent => consent.Type == "replica").ToArray();
        var uses = sheet.Record.Entries.Where(entry => entry.Event.Kind is not (EventKind.ConsentGiven or EventKind.ConsentWithdrawn or EventKind.Attested) && entry.Detail("replica") is not null).ToArray();
        Any(sheet, consents, uses);
        Schedule(sheet, consents);
        Log(sheet, consents, uses);
        return uses.Length > 0
            ? new FilingOutcome("replicas-used", $"{Words.Count(uses.Length, "use of a digital replica is", "uses of digital replicas are")} recorded, and {Words.Count(consents.Length, "consent", "consents")}.")
            : new FilingOutcome("no-replicas-used", $"No use of a digital replica is recorded{(consents.Length > 0 ? $"; {Words.Count(consents.Length, "consent is", "consents are")}" : ", and no consent to one")}.");
    }

    private static void Any(AnswerSheet sheet, Consent[] consents, LedgerEntry[] uses)
    {
        sheet.Section("replicas", "Digital replicas");
        sheet.Answer("any", uses.Length == 0 ? "No use is recorded." : $"Yes: {Words.Count(uses.Length, "use is", "uses are")} recorded.", uses.Concat(consents.SelectMany(consent => consent.Entries)));
    }

    private static void Schedule(AnswerSheet sheet, Consent[] consents)
    {
        if (consents.Length == 0)
            return;
        sheet.Section("schedule", "Schedule of consents", "A consent stands apart from other terms and is a paper; the record holds its hash.");
        sheet.Table("consents", "Performers", [("Performer", 16), ("Type", 14), ("Scope", 26), ("Dates", 16), ("Paper", 14), ("Stands", 14)], consents.Select(it => (new[]
        {
            Said(it, "person"), Said(it, "replica"), Said(it, "scope"), $"{it.Term.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?"} to {it.Term.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?"}", Said(it, "paper"), it.Standing(sheet.Record.AsOf),
        }, it.Entries)));
        sheet.Table("more", "And further", [("Consent", 12), ("Project", 16), ("Asset", 16), ("Representative", 16), ("Payment", 14), ("Minor", 10), ("Notice", 16)], consents.Select(it => (new[]
        {
            it.Id, Said(it, "project"), Said(it, "asset"), Said(it, "representative"), Said(it, "payment"), Said(it, "minor"), Said(it, "notice"),
        }, it.Entries)));
        foreach (var consent in consents)
        {
            foreach (var (name, title) in Fields.Where(field => consent.Given.Detail(field.Name) is null))
                sheet.Ask("field", $"The consent of {Said(consent, "person")} does not say.", consent.Entries, consent.Id, title);
        }
    }

    private static void Log(AnswerSheet sheet, Consent[] consents, LedgerEntry[] uses)
    {
        if (uses.Length == 0)
            return;
        sheet.Section("log", "Log of uses");
        sheet.Table("uses", "Uses", [("On", 12), ("Replica of", 18), ("Where", 20), ("For what", 22), ("Stage", 10), ("Consent", 18)],
            uses.Select(entry => (new[] { Words.Day(entry.Event.Time), entry.Detail("replica")!, Words.Place(entry.Event), entry.Detail("use") ?? Words.NotSaid, Words.Of(entry.Event.Stage), Cover(entry, consents) }, Grounds(entry, consents))));
        var bare = uses.Where(entry => !Array.Exists(consents, consent => Names(entry, consent) && consent.Covers(entry))).ToArray();
        if (bare.Length > 0)
            sheet.Ask("uncovered", $"{Words.Count(bare.Length, "use has", "uses have")} no consent that held at the time.", bare.SelectMany(entry => Grounds(entry, consents)));
        sheet.Ask("storage", "The record does not say.");
        sheet.Ask("strike", "The record does not say.");
    }

    private static string Cover(LedgerEntry entry, Consent[] consents) =>
        consents.LastOrDefault(consent => Names(entry, consent)) is not { } consent ? "none named"
        : !consent.Covers(entry) ? consent.Withdrawn?.Index < entry.Index ? $"{consent.Id}: WITHDRAWN before" : $"{consent.Id}: DID NOT HOLD"
        : consent.Withdrawn is null ? consent.Id : $"{consent.Id}, withdrawn since";

    private static IEnumerable<LedgerEntry> Grounds(LedgerEntry entry, Consent[] consents) =>
        consents.Where(consent => Names(entry, consent)).SelectMany(consent => consent.Entries).Append(entry);

    private static bool Names(LedgerEntry entry, Consent consent) =>
        (entry.Detail("consent") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(consent.Id, StringComparer.Ordinal);

    private static string Said(Consent consent, string name) => consent.Given.Detail(name) ?? Words.NotSaid;
}
