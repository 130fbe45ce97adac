using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>What was done with tools, read from a record. Every entry of a machine's origin is in one of the uses.</summary>
internal static class ToolUses
{
    /// <summary>The department of those who write.</summary>
    public const string Writing = "writing";

    public static ImmutableArray<ToolUse> Of(FilingRecord record)
    {
        var groups = new Dictionary<string, List<LedgerEntry>>(StringComparer.Ordinal);
        var order = new List<List<LedgerEntry>>();
        foreach (var entry in record.Entries)
        {
            if (ProposalOf(entry) is not { } proposal)
            {
                if (IsUse(entry))
                    order.Add([entry]);
                continue;
            }

            if (!groups.TryGetValue(proposal, out var group) || (entry.Event.Kind == EventKind.ProposalMade && group.Exists(it => it.Event.Kind == EventKind.ProposalMade)))
                order.Add(groups[proposal] = group = []);
            group.Add(entry);
        }

        var erased = Erased(record);
        return [.. order.Where(group => group.Exists(IsUse)).Select(group => new ToolUse { Entries = [.. group], Fate = FateOf(group), IsErased = group.Exists(entry => IsErased(entry, erased)) })];
    }

    /// <summary>Entries that brought in material from elsewhere whose origin nobody stated afterwards.</summary>
    public static ImmutableArray<LedgerEntry> OfUnknownOrigin(FilingRecord record)
    {
        var stated = record.Entries.Where(entry => entry.Event is { Kind: EventKind.Attested, Target: not null, Origin: Origin.Human or Origin.Machine or Origin.MachineEdited }).ToArray();
        return [.. record.Entries.Where(entry => entry.Event.Origin == Origin.ThirdParty
            && !Array.Exists(stated, it => it.Index > entry.Index && it.Event.Target!.Document == entry.Event.Target?.Document))];
    }

    /// <summary>True when a model had a hand in it. The rules built in are no model; but what says that a machine made it is never passed over.</summary>
    private static bool IsUse(LedgerEntry entry) =>
        entry.Event.Origin is Origin.Machine or Origin.MachineEdited || entry.Event.Tool is { Provider: not "none" };

    private static string? ProposalOf(LedgerEntry entry) =>
        entry.Event.Kind is not (EventKind.ModelAsked or EventKind.ProposalMade or EventKind.ProposalDecided) ? null
        : entry.Detail("proposal") is { } named ? "=" + named
        : entry.Event.Kind == EventKind.ModelAsked ? null
        : entry.Event.Target is { } target ? $"{target.Document}\n{target.Line}"
        : null;

    private static Fate FateOf(List<LedgerEntry> group)
    {
        var decided = group.LastOrDefault(entry => entry.Event.Kind == EventKind.ProposalDecided);
        return decided?.Event.Decision switch
        {
            Decision.All => Fate.Taken,
            Decision.Part => Fate.TakenInPart,
            Decision.Changed => Fate.TakenChanged,
            Decision.Refused => Fate.Refused,
            Decision.Undone => Fate.TakenBack,
            _ when group.Exists(entry => entry.Event.Kind is EventKind.ProposalMade or EventKind.ProposalDecided) => Fate.Undecided,
            _ => group[0].Event.Origin is Origin.Machine or Origin.MachineEdited ? Fate.Direct : Fate.Helped,
        };
    }

    // The last entry that erased a text, by the text's hash.
    private static Dictionary<Digest, long> Erased(FilingRecord record)
    {
        var erased = new Dictionary<Digest, long>();
        foreach (var entry in record.Entries.Where(entry => entry.Event.Kind == EventKind.Erased))
        {
            if (entry.Event.Target?.Before is { } gone)
                erased[gone] = entry.Index;
        }

        return erased;
    }

    private static bool IsErased(LedgerEntry entry, Dictionary<Digest, long> erased) =>
        erased.Count > 0 && new[] { entry.Event.Prompt, entry.Event.Target?.After, entry.Event.Target?.Before }
            .Any(hash => hash is { } known && erased.TryGetValue(known, out var at) && at > entry.Index);
}
