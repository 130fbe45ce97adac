using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>One thing that was done with a tool: a proposal with the decisions on it, or a single entry.</summary>
internal sealed record ToolUse
{
    /// <summary>The entry that began it and those that belong to it, in their order.</summary>
    public required ImmutableArray<LedgerEntry> Entries { get; init; }

    /// <summary>What became of it.</summary>
    public required Fate Fate { get; init; }

    /// <summary>True when the text was erased since; the hash remains.</summary>
    public required bool IsErased { get; init; }

    public LedgerEntry First => Entries[0];

    /// <summary>As which department, or null when the record does not say; a script's lines are the writers'.</summary>
    public string? Department => Entries.Select(entry => DepartmentOf(entry)).FirstOrDefault(it => it is not null);

    /// <summary>Who works with the tool for the production, or null.</summary>
    public string? Vendor => Said("vendor");

    /// <summary>What for, or null.</summary>
    public string? Purpose => Said("use");

    public Tool? Tool => Entries.Select(entry => entry.Event.Tool).FirstOrDefault(tool => tool is not null);

    /// <summary>As it was said last.</summary>
    public Stage? Stage => Entries.LastOrDefault(entry => entry.Event.Stage is not null)?.Event.Stage;

    /// <summary>True when a machine made something, whatever became of it.</summary>
    public bool IsMade => Entries.Any(entry => entry.Event.Origin is Origin.Machine or Origin.MachineEdited);

    /// <summary>True when what a machine made was taken in, for the work or for the time being.</summary>
    public bool IsTaken => IsMade && Fate is Fate.Taken or Fate.TakenInPart or Fate.TakenChanged or Fate.Direct;

    /// <summary>True when what a machine made is in the work, or when nothing says that it is not.</summary>
    public bool IsInWork => IsMade && IsTaken && Stage != Ledger.Stage.Temporary;

    public UseCategory Category => IsInWork ? UseCategory.Generative : UseCategory.Assistive;

    /// <summary>True when it is about written material.</summary>
    public bool IsWriting => Department is null or ToolUses.Writing;

    /// <summary>What the entries say under a name, the last that says it.</summary>
    public string? Said(string name) => Entries.Select(entry => entry.Detail(name)).LastOrDefault(it => it is not null);

    /// <summary>What it is about, and whether the text of it is gone.</summary>
    public string Place => Words.Place((Entries.FirstOrDefault(entry => entry.Event.Target?.Line is not null) ?? First).Event) + (IsErased ? "; text erased, its hash remains" : "");

    public static string? DepartmentOf(LedgerEntry entry) =>
        entry.Detail("department")?.ToLowerInvariant()
        ?? (entry.Event.Kind == EventKind.DraftAdded || entry.Event.Target?.Document.StartsWith("draft-", StringComparison.Ordinal) == true ? ToolUses.Writing : null);
}

/// <summary>What became of what a tool made.</summary>
internal enum Fate
{
    /// <summary>A person made it; a tool helped.</summary>
    Helped,

    /// <summary>It was put in without a proposal.</summary>
    Direct,

    /// <summary>Proposed; nobody has decided.</summary>
    Undecided,

    /// <summary>Proposed and refused.</summary>
    Refused,

    /// <summary>Taken, and taken back; nothing of it is left.</summary>
    TakenBack,

    /// <summary>Taken in part.</summary>
    TakenInPart,

    /// <summary>Taken, changed.</summary>
    TakenChanged,

    /// <summary>Taken as it was.</summary>
    Taken,
}

/// <summary>How the use of a tool counts.</summary>
internal enum UseCategory
{
    /// <summary>Nothing that it made is in the work.</summary>
    Assistive,

    /// <summary>Something that it made is in the work, or may be.</summary>
    Generative,
}
