using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>The company tells a writer which of the material it hands over a machine made.</summary>
internal static class WritersNotice
{
    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var made = sheet.Uses.Where(use => use.IsMade && use.IsWriting).ToArray();
        var kept = made.Where(use => use.Fate is not (Fate.Refused or Fate.TakenBack or Fate.Undecided)).ToArray();
        var outcome = kept.Length > 0 ? new FilingOutcome("generative-ai", $"{Words.Count(kept.Length, "entry", "entries")} put material of generative AI among what is handed over.")
            : Usual.Outcome(sheet, made, "No AI used: the record holds no written material that a machine made.");
        Notice(sheet, made, kept, outcome);
        Terms(sheet);
        return outcome;
    }

    private static void Notice(AnswerSheet sheet, ToolUse[] made, ToolUse[] kept, FilingOutcome outcome)
    {
        sheet.Section("notice", "Notice", "Material that is listed here is neither assigned material nor source material under Article 72, and takes no separated rights from the writer.");
        if (outcome.Key != "undecided")
            sheet.Answer("material", kept.Length > 0 ? "Yes. The list follows." : made.Length > 0 ? "No. What a machine proposed was refused or is not decided on, and is not part of the material." : "No. The record holds no written material that a machine made.", made.SelectMany(use => use.Entries));
        Usual.AskThirdParty(sheet);
        Usual.UseTable(sheet, "material", "Material of generative AI", made);
        sheet.Ask("writer", "The record does not name the writer to whom it goes.");
        if (kept.Length > 0)
            sheet.Ask("published", "It matters to its standing as source material; the record does not say.", kept.SelectMany(use => use.Entries));
    }

    private static void Terms(AnswerSheet sheet)
    {
        sheet.Section("terms", "Terms");
        var policies = sheet.Of(EventKind.PolicySet).Where(entry => entry.Detail("required") is not null).ToArray();
        if (policies.Length > 0)
            sheet.Answer("required", $"The policy of {Words.Day(policies[^1].Event.Time)} says: {policies[^1].Detail("required")}.", [policies[^1]]);
        else
            sheet.Ask("required", "A company may not require it; no policy in the record speaks of it.");
        var given = sheet.Of(EventKind.Disclosed).Where(entry => entry.Detail("for") == "wga-company").ToArray();
        if (given.Length > 0)
            sheet.Answer("given", $"On {Words.Join(given.Select(entry => Words.Day(entry.Event.Time) + (entry.Detail("to") is { } to ? " to " + to : "")))}.", given);
        else
            sheet.Ask("given", "The record holds no such notice yet.");
        var licences = sheet.Consents.Where(consent => consent.Type == "training-licence").ToArray();
        if (licences.Length == 0)
            sheet.Ask("training", "The record holds no licence for training; that there is none follows only if all are entered.");
        else
            sheet.Answer("training", $"{Words.Count(licences.Length, "licence is", "licences are")} recorded.", licences.SelectMany(licence => licence.Entries));
        sheet.Table("licences", "Licences for training", [("Licence", 20), ("Licensee", 20), ("Scope", 30), ("Stands", 15), ("Guild told", 15)],
            licences.Select(it => (new[] { it.Id, it.Given.Detail("licensee") ?? Words.NotSaid, it.Given.Detail("scope") ?? Words.NotSaid, it.Standing(sheet.Record.AsOf), it.Given.Detail("notice") ?? Words.NotSaid }, it.Entries)));
    }
}
