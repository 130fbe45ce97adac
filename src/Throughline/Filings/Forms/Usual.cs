using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Filings.Forms;

/// <summary>What several forms ask alike.</summary>
internal static class Usual
{
    /// <summary>Asks after material that came from elsewhere, when there is any of which nobody stated the origin.</summary>
    public static void AskThirdParty(AnswerSheet sheet)
    {
        var unknown = sheet.OfUnknownOrigin;
        if (!unknown.IsEmpty)
            sheet.Ask("third-party", $"{Words.Count(unknown.Length, "entry", "entries")} brought in material from elsewhere ({Words.Join(unknown.Select(entry => Words.Place(entry.Event)))}); what made it is not recorded. Whoever knows records it with an attested entry whose target is that document and whose origin is human or machine.", unknown);
    }

    /// <summary>A row for each use of a tool: what, with what, what became of it.</summary>
    public static void UseTable(AnswerSheet sheet, string id, string title, IEnumerable<ToolUse> uses) =>
        sheet.Table(id, title, [("What", 30), ("Tool", 22), ("Made by", 14), ("What became of it", 20), ("Stage", 14)],
            uses.Select(use => (new[] { Purpose(use), Words.Of(use.Tool), Words.Of(use.Entries.Select(entry => entry.Event.Origin).FirstOrDefault(origin => origin is not null)), Words.Of(use.Fate), Words.Of(use.Stage) }, (IEnumerable<LedgerEntry>)use.Entries)));

    /// <summary>What a use was for and where.</summary>
    public static string Purpose(ToolUse use) => use.Purpose is { } purpose ? $"{purpose} ({use.Place})" : use.Place;

    /// <summary>Sums up uses in a sentence.</summary>
    public static string Sum(IReadOnlyCollection<ToolUse> uses)
    {
        var (inWork, aside, helped) = (uses.Count(use => use.IsInWork), uses.Count(use => use.IsMade && !use.IsInWork), uses.Count(use => !use.IsMade));
        var parts = new[]
        {
            inWork == 0 ? null : $"{inWork} brought what a machine made into the work",
            aside == 0 ? null : $"{aside} made something that is not in the work",
            helped == 0 ? null : $"{helped} only helped a person",
        };
        return $"{Words.Count(uses.Count, "recorded use of a tool", "recorded uses of tools")}: {string.Join("; ", parts.Where(part => part is not null))}.";
    }

    /// <summary>What the uses come to.</summary>
    /// <param name="sheet">The form.</param>
    /// <param name="uses">Those that count for the form.</param>
    /// <param name="none">The sentence when there are none.</param>
    public static FilingOutcome Outcome(AnswerSheet sheet, IReadOnlyCollection<ToolUse> uses, string none)
    {
        if (uses.Any(use => use.IsInWork))
            return new FilingOutcome("generative-ai", "Generative AI: " + Sum(uses));
        if (!sheet.OfUnknownOrigin.IsEmpty)
            return new FilingOutcome("undecided", $"Undecided: no entry says that something a machine made is in the work, but {Words.Count(sheet.OfUnknownOrigin.Length, "entry", "entries")} brought in material of unknown origin.");
        return uses.Count > 0 ? new FilingOutcome("assistive-ai", "Assistive AI: " + Sum(uses)) : new FilingOutcome("no-ai-used", none);
    }

    /// <summary>The papers that entries name, by hash or name.</summary>
    public static string Paper(LedgerEntry entry) => entry.Detail("paper") ?? Words.NotSaid;

    /// <summary>The drafts as they came in.</summary>
    public static void DraftTable(AnswerSheet sheet, IEnumerable<LedgerEntry> drafts) =>
        sheet.Table("drafts", "Drafts", [("Draft", 20), ("Recorded", 14), ("Author as named", 22), ("Brought in by", 22), ("SHA-256 of the file", 22)],
            drafts.Select(entry => (new[] { $"{entry.Detail("draft")} {entry.Detail("name")}".Trim() is { Length: > 0 } name ? name : Words.Place(entry.Event), Words.Day(entry.Event.Time), entry.Detail("author") ?? Words.NotSaid, $"{entry.Event.Actor.Person} ({entry.Event.Actor.Role})", entry.Detail("sha256") ?? Words.NotSaid }, (IEnumerable<LedgerEntry>)[entry])));

    /// <summary>Those who are named as authors of drafts, who wrote lines themselves, or whose suggestions were taken into the script.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<LedgerEntry> Entries)> Writers(AnswerSheet sheet) =>
        [.. sheet.Of(EventKind.DraftAdded, EventKind.Edited)
            .Where(entry => entry.Event.Origin is null or Origin.Human && (entry.Event.Kind == EventKind.DraftAdded || ToolUse.DepartmentOf(entry) == ToolUses.Writing))
            .Concat(TakenOfColleagues(sheet))
            .OrderBy(entry => entry.Index)
            .GroupBy(WriterOf, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToImmutableArray()))];

    /// <summary>Decisions that brought a colleague's own words into the script, where they were not taken back.</summary>
    public static ImmutableArray<LedgerEntry> TakenOfColleagues(AnswerSheet sheet)
    {
        var decided = sheet.Of(EventKind.ProposalDecided).ToArray();
        return [.. decided.Where(entry => entry.Event is { Origin: Origin.Human, Decision: Decision.All or Decision.Part or Decision.Changed } && entry.Detail("by") is not null
            && !Array.Exists(decided, later => later.Index > entry.Index && later.Event.Decision == Decision.Undone && later.Detail("proposal") == entry.Detail("proposal")))];
    }

    /// <summary>Whose the words of an entry are.</summary>
    public static string WriterOf(LedgerEntry entry) => entry.Event.Kind == EventKind.ProposalDecided ? entry.Detail("by") ?? entry.Event.Actor.Person : entry.Detail("author") ?? entry.Event.Actor.Person;

    /// <summary>Consents that a use names and that held as it was made.</summary>
    public static bool IsCovered(ToolUse use, IEnumerable<Consent> consents) => use.Entries.All(entry => !IsDeed(entry) || consents.Any(consent => Named(use, consent) && consent.Covers(entry)));

    /// <summary>True when a use names a consent by its id.</summary>
    public static bool Named(ToolUse use, Consent consent) =>
        (use.Said("consent") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(consent.Id, StringComparer.Ordinal);

    private static bool IsDeed(LedgerEntry entry) => entry.Event.Kind != EventKind.Attested;
}
