namespace Throughline.Studio.Storage;

/// <summary>The script of a production that is being written.</summary>
internal sealed class LiveDocumentRow
{
    public required string ProductionId { get; init; }

    /// <summary>The draft that its text was last the same as; null before the first.</summary>
    public int? Draft { get; set; }

    public required DateTimeOffset Made { get; init; }
}

/// <summary>An edit of it.</summary>
internal sealed class LiveEditRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Made by the client; one id is committed once.</summary>
    public required Guid EditId { get; init; }

    public required Guid Client { get; init; }

    public required string Person { get; init; }

    /// <summary><c>typed</c>, <c>pasted</c>, <c>accepted</c>, <c>imported</c> or <c>undone</c>.</summary>
    public required string Manner { get; init; }

    public Guid? Proposal { get; init; }

    /// <summary>The change set, in CodeMirror's JSON.</summary>
    public required string Changes { get; init; }

    public required DateTimeOffset Time { get; init; }
}

/// <summary>The text at a moment, so that not all edits have to be made again to know it.</summary>
internal sealed class LiveSnapshotRow
{
    public required string ProductionId { get; init; }

    /// <summary>After the edit with this number; 0 before the first.</summary>
    public required long Version { get; init; }

    /// <summary>The UTF-16 units of the text, low byte first, deflated.</summary>
    public required byte[] Text { get; init; }
}
