namespace Throughline.Studio.Storage;

/// <summary>Something that was proposed for lines.</summary>
internal sealed class ProposalRow
{
    public required string ProductionId { get; init; }

    /// <summary>The record's events name it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it by: from 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The proposal as JSON, which can be erased.</summary>
    public required Guid TextId { get; init; }
}

/// <summary>What a person did with a proposal.</summary>
internal sealed class ProposalDecisionRow
{
    public required string ProductionId { get; init; }

    public required Guid ProposalId { get; init; }

    /// <summary>From 1, in the order in which they were made.</summary>
    public required int Sequence { get; init; }

    /// <summary><c>all</c>, <c>part</c>, <c>changed</c>, <c>refused</c> or <c>undone</c>.</summary>
    public required string Decision { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The draft it was done to; null when nothing was taken.</summary>
    public int? Before { get; init; }

    /// <summary>The draft that it made; null when nothing was taken.</summary>
    public int? After { get; init; }

    /// <summary>What was taken, or why it was refused, as JSON, which can be erased.</summary>
    public required Guid TextId { get; init; }
}

/// <summary>What a person put out of reach of proposals.</summary>
internal sealed class ScriptLockRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary><c>line</c>, <c>scene</c> or <c>character</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The line, or the heading of the scene; 0 for a character.</summary>
    public required long Line { get; init; }

    public string? Name { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required string Reason { get; init; }

    /// <summary>When it was lifted, or null.</summary>
    public DateTimeOffset? Lifted { get; set; }

    public string? LiftedBy { get; set; }
}

/// <summary>Which proposals a person does not want to see.</summary>
internal sealed class ProposalViewRow
{
    public required string ProductionId { get; init; }

    public required string Person { get; init; }

    /// <summary>The limits, as JSON.</summary>
    public required string Limits { get; set; }
}

/// <summary>A text that proposals are compared with.</summary>
internal sealed class ComparisonTextRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The SHA-256 of its bytes in the content store, in hexadecimal digits.</summary>
    public required string Content { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Added { get; init; }

    /// <summary>When it was taken off the list, or null.</summary>
    public DateTimeOffset? Removed { get; set; }
}

/// <summary>A version of what a production keeps of its story besides the drafts.</summary>
internal sealed class StoryDocumentRow
{
    public required string ProductionId { get; init; }

    /// <summary><c>bible</c> or <c>ladder</c>.</summary>
    public required string Name { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The document as JSON, which can be erased.</summary>
    public required Guid TextId { get; init; }
}
