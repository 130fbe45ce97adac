namespace Throughline.Studio.Storage;

/// <summary>Work that goes on by itself: an import, a print.</summary>
internal sealed class JobRow
{
    public required string ProductionId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>What kind of work.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was given, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string State { get; set; }

    /// <summary>How much is done, in thousandths.</summary>
    public required int Progress { get; set; }

    /// <summary>What it is at, or why it failed, in words for a person.</summary>
    public required string Message { get; set; }

    /// <summary>What came of it, as JSON; null until it is done.</summary>
    public string? Result { get; set; }

    /// <summary>Who asked for it.</summary>
    public required string Person { get; init; }

    /// <summary>What they were working as.</summary>
    public required string Role { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required DateTimeOffset Changed { get; set; }
}
