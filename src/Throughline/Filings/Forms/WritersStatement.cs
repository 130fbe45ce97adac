using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>A writer states what generative AI was used for, and under whose consent.</summary>
internal static class WritersStatement
{
    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var uses = sheet.Uses.Where(use => use.IsWriting).ToArray();
        var outcome = Usual.Outcome(sheet, uses, "No AI used: the record holds no use of a model in writing.");
        Use(sheet, uses, outcome);
        Terms(sheet, uses);
        return outcome;
    }

    private static void Use(AnswerSheet sheet, ToolUse[] uses, FilingOutcome outcome)
    {
        sheet.Section("use", "Writing");
        var writers = Usual.Writers(sheet);
        if (writers.IsEmpty)
            sheet.Ask("writers", "The record holds no draft and no line that a person wrote.");
        else
            sheet.Answer("writers", Words.Join(writers.Select(writer => writer.Name)) + ", as drafts and entries name them.", writers.SelectMany(writer => writer.Entries));
        if (outcome.Key != "undecided")
            sheet.Answer("used", outcome.Sentence, uses.SelectMany(use => use.Entries));
        Usual.AskThirdParty(sheet);
        Usual.UseTable(sheet, "uses", "Uses in writing", uses);
    }

    private static void Terms(AnswerSheet sheet, ToolUse[] uses)
    {
        sheet.Section("terms", "Consent and policy");
        var consents = sheet.Consents.Where(consent => consent.Type == "company").ToArray();
        var bare = uses.Where(use => !Array.Exists(consents, consent => use.Entries.Where(entry => entry.Event.Kind != EventKind.Attested).All(consent.Covers))).ToArray();
        if (uses.Length == 0)
            sheet.Answer("consent", "No use that needs consent is recorded.", consents.SelectMany(consent => consent.Entries));
        else if (consents.Length == 0)
            sheet.Ask("consent", "No consent of the company is recorded.", uses.SelectMany(use => use.Entries));
        else if (bare.Length > 0)
            sheet.Ask("consent", $"{Words.Count(bare.Length, "use is", "uses are")} not covered by a consent that held at the time.", bare.SelectMany(use => use.Entries).Concat(consents.SelectMany(consent => consent.Entries)));
        else
            sheet.Answer("consent", $"Yes: every use came after a consent that held at the time. Now: {string.Join("; ", consents.Select(consent => $"{consent.Id} {consent.Standing(sheet.Record.AsOf)}"))}.", consents.SelectMany(consent => consent.Entries));
        sheet.Table("consents", "Consents of the company", [("Consent", 14), ("By", 22), ("Scope", 30), ("Given", 12), ("Stands", 22)],
            consents.Select(it => (new[] { it.Id, it.Given.Detail("person") ?? $"{it.Given.Event.Actor.Person} ({it.Given.Event.Actor.Role})", it.Given.Detail("scope") ?? Words.NotSaid, Words.Day(it.Given.Event.Time), it.Standing(sheet.Record.AsOf) }, it.Entries)));
        var policies = sheet.Of(EventKind.PolicySet).ToArray();
        if (policies.Length > 0)
            sheet.Answer("policy", $"{policies[^1].Detail("policy") ?? "A policy"} of {Words.Day(policies[^1].Event.Time)}; paper: {Usual.Paper(policies[^1])}.", policies);
        else
            sheet.Ask("policy", "No policy of the company is recorded.");
        sheet.Ask("required", "Only the writer can say.");
    }
}
