using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>What festivals ask, to be copied into their own forms.</summary>
internal static class FestivalAnswers
{
    public static FilingOutcome Fill(AnswerSheet sheet)
    {
        var uses = sheet.Uses;
        var outcome = Usual.Outcome(sheet, uses, "No AI used: the record holds no use of a tool with a model.");
        sheet.Section("use", "Use");
        if (outcome.Key != "undecided")
            sheet.Answer("used", outcome.Sentence, uses.SelectMany(use => use.Entries));
        Usual.AskThirdParty(sheet);
        if (uses.IsEmpty)
            return outcome;
        Usual.UseTable(sheet, "uses", "Uses", uses);
        var unplaced = uses.Where(use => use.Said("phase") is null).ToArray();
        if (unplaced.Length > 0)
            sheet.Ask("phases", $"Of {Words.Count(unplaced.Length, "use", "uses")} the record does not say.", unplaced.SelectMany(use => use.Entries));
        else
            sheet.Answer("phases", Words.Join(uses.Select(use => use.Said("phase")!)) + ".", uses.SelectMany(use => use.Entries));
        foreach (var question in (string[])["approach", "ethics", "audience"])
            sheet.Ask(question, "Only the filmmakers can say.");
        sheet.Ask("budget", Cost(sheet), uses.SelectMany(use => use.Entries).Where(entry => entry.Event.Cost is not null));
        sheet.Ask("samples", "The record does not know what is submitted.");
        if (uses.Any(use => use.Said("replica") is not null))
            sheet.Ask("consent", "See the schedule of replicas (sag-replica).", uses.Where(use => use.Said("replica") is not null).SelectMany(use => use.Entries));
        return outcome;
    }

    private static string Cost(AnswerSheet sheet)
    {
        var sums = sheet.Uses.SelectMany(use => use.Entries).Where(entry => entry.Event.Cost is not null).GroupBy(entry => entry.Event.Cost!.Value.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Sum(entry => entry.Event.Cost!.Value.Micros) / 1_000_000m:0.00} {group.Key}")).ToArray();
        return sums.Length == 0 ? "Neither the costs nor the budget are recorded." : $"Recorded costs of tools: {string.Join(", ", sums)}. The budget is not in the record.";
    }
}
