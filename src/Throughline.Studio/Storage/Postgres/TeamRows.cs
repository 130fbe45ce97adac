namespace Throughline.Studio.Storage.Postgres;

/// <summary>A file of a production, which a folder would keep beside the database.</summary>
internal sealed class ContentRow
{
    public required string ProductionId { get; init; }

    /// <summary>The SHA-256 of the bytes, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required byte[] Bytes { get; set; }
}

/// <summary>What a model was asked or answered, with its salt.</summary>
internal sealed class ExchangeRow
{
    public required string ProductionId { get; init; }

    public required string Name { get; init; }

    public required byte[] Bytes { get; set; }
}

/// <summary>A file that was recognised and waits for somebody's yes, on whichever server that is said.</summary>
internal sealed class WaitingImportRow
{
    public required string ProductionId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>What it would become, as JSON.</summary>
    public required string Summary { get; init; }

    public required byte[] Bytes { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>Something that the servers of a team share and nobody else may know: what cookies are sealed with, what servers know each other by.</summary>
internal sealed class TeamSecretRow
{
    public required string Name { get; init; }

    public required string Text { get; init; }
}
