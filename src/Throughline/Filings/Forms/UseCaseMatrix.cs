using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>Each use against five questions; a no or an unsure is escalated.</summary>
internal static class UseCaseMatrix
{
    private const string Yes = "yes";
    private const string No = "no";
    private const string Unsure = "unsure";

    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var outcome = Usual.Outcome(sheet, sheet.Uses, "No AI used: no use of a model is recorded, and there is nothing to tell.");
        sheet.Section("uses", "Uses");
        sheet.Answer("uses", sheet.Uses.IsEmpty ? "None." : Usual.Sum(sheet.Uses), sheet.Uses.SelectMany(use => use.Entries));
        Usual.AskThirdParty(sheet);
        if (sheet.Uses.IsEmpty)
            return outcome;
        var told = sheet.Of(EventKind.Disclosed).Where(entry => entry.Detail("for") == "netflix").ToArray();
        if (told.Length > 0)
            sheet.Answer("told", $"On {Words.Join(told.Select(entry => Words.Day(entry.Event.Time)))}.", told);
        else
            sheet.Ask("told", "The record holds no such notice.");
        sheet.Ask("data", "The record does not say.");
        Matrix(sheet);
        return outcome;
    }

    private static void Matrix(AnswerSheet sheet)
    {
        sheet.Section("matrix", "Matrix", "Questions 1 to 5 as below. A use with a no or an unsure, and every use for final deliverables, goes to the Netflix contact; approval means written approval.");
        sheet.Table("matrix", "Use by use", [("Use", 22), ("Tool", 18), ("1", 7), ("2", 7), ("3", 7), ("4", 7), ("5", 7), ("What to do", 25)],
            sheet.Uses.Select(use => (Row(sheet, use), (IEnumerable<LedgerEntry>)use.Entries)));
        Question(sheet, "no-replication", Replication, "only a person who looked at the output can say");
        Question(sheet, "no-training", Training, "the tool's terms as recorded do not say plainly");
        Question(sheet, "secured", Secured, "the record does not say where the tool ran");
        Question(sheet, "temporary", Temporary, "the record does not say whether it is temporary or final");
        Question(sheet, "talent", use => Talent(sheet, use), "the record does not say");
        sheet.Table("terms", "Terms of the tools, as recorded", [("Tool", 30), ("Where it ran", 20), ("Keeps input", 25), ("Trains on input", 25)], sheet.Uses.Where(use => use.Tool is not null)
            .GroupBy(use => use.Tool!).Select(group => (new[] { Words.Of(group.Key), Words.Of(group.Key.Endpoint), group.Key.Retention, group.Key.Training }, group.SelectMany(use => use.Entries))));
    }

    private static string[] Row(AnswerSheet sheet, ToolUse use)
    {
        string[] five = [Replication(use), Training(use), Secured(use), Temporary(use), Talent(sheet, use)];
        var wrong = Enumerable.Range(1, 5).Where(i => five[i - 1] != Yes).ToArray();
        var approval = use.Said("approval");
        return [Usual.Purpose(use), Words.Of(use.Tool), .. five, wrong.Length == 0 ? "tell the contact" : approval is null ? $"ESCALATE for {string.Join(", ", wrong)}: no approval recorded" : $"approval {approval} recorded; for {string.Join(", ", wrong)}"];
    }

    private static void Question(AnswerSheet sheet, string question, Func<ToolUse, string> answer, string why)
    {
        var uses = sheet.Uses.ToLookup(answer, StringComparer.Ordinal);
        if (uses[Unsure].Any())
            sheet.Ask(question, $"Unsure for {Words.Count(uses[Unsure].Count(), "use", "uses")}: {why}.{(uses[No].Any() ? $" No for {uses[No].Count()}." : "")}", uses[Unsure].Concat(uses[No]).SelectMany(use => use.Entries));
        else
            sheet.Answer(question, uses[No].Any() ? $"No for {Words.Count(uses[No].Count(), "use", "uses")}; yes for {uses[Yes].Count()}." : "Yes for every use.", sheet.Uses.SelectMany(use => use.Entries));
    }

    private static string Replication(ToolUse use) => use.IsMade ? Word(use.Said("no-replication")) : Yes;

    private static string Training(ToolUse use) => use.Tool switch
    {
        null => Unsure,
        { Endpoint: EndpointClass.Local } or { Retention: "none", Training: "none" } => Yes,
        _ => Word(use.Said("no-training")),
    };

    private static string Secured(ToolUse use) => use.Tool is null ? Unsure : use.Tool.Endpoint == EndpointClass.Public ? No : Yes;

    private static string Temporary(ToolUse use) => !use.IsMade || use.Fate is Fate.Refused or Fate.TakenBack || use.Stage == Stage.Temporary ? Yes : use.Stage == Stage.Final ? No : Unsure;

    private static string Talent(AnswerSheet sheet, ToolUse use) =>
        use.Said("replica") is null && use.Said("synthetic") is null ? use.IsMade ? Word(use.Said("no-talent")) : Yes
        : use.Said("consent") is not null && Usual.IsCovered(use, sheet.Consents) ? Yes : No;

    private static string Word(string? said) => said is Yes or No ? said : Unsure;
}
