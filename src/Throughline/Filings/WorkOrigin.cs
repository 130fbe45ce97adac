using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>Of whom a work is, as far as its record goes.</summary>
public enum WorkOrigin
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>People made it; nothing that a machine made is recorded to be in it.</summary>
    People,

    /// <summary>People made it, and something that a machine made is in it.</summary>
    PeopleAndMachine,

    /// <summary>A machine made it; no person is recorded to have written in it.</summary>
    Machine,
}

/// <summary>Reads from a record of whom the writing is, by the same rules as the filings.</summary>
public static class WorkOrigins
{
    /// <summary>Of whom the script is; what other departments made does not count.</summary>
    public static WorkOrigin OfWriting(FilingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var hasPeople = record.Entries.Any(entry => entry.Event is { Kind: EventKind.DraftAdded or EventKind.Edited, Origin: null or Origin.Human or Origin.MachineEdited } && IsWriting(entry));
        if (ToolUses.Of(record).Any(use => use.IsWriting && use.IsInWork))
            return hasPeople ? WorkOrigin.PeopleAndMachine : WorkOrigin.Machine;
        return hasPeople && !ToolUses.OfUnknownOrigin(record).Any(IsWriting) ? WorkOrigin.People : WorkOrigin.Unknown;
    }

    private static bool IsWriting(LedgerEntry entry) => ToolUse.DepartmentOf(entry) is null or ToolUses.Writing;
}
