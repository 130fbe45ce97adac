namespace Throughline.Credentials.ContentCredentials;

/// <summary>What a new manifest is to say.</summary>
public sealed record CredentialRequest
{
    /// <summary>The name of the asset, most often that of the file.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// From what it was created. Null when that is not known: then the manifest says that the file was opened as it is, of a past that
    /// nobody vouches for. A file that has a manifest already is always one that was opened.
    /// </summary>
    public SourceType? Source { get; init; }

    /// <summary>What it may be used for.</summary>
    public TrainingUse Training { get; init; } = TrainingUse.NotAllowed;

    /// <summary>When it is signed.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The version of the program that signs.</summary>
    public required string Version { get; init; }

    /// <summary>A UUID for the manifest, never used before.</summary>
    public required Guid Id { get; init; }

    /// <summary>False to drop the manifests that the file has, which is how one with damaged ones is signed.</summary>
    public bool KeepsPast { get; init; } = true;

    /// <summary>True to leave the file as it is, and write the manifest beside it, whatever the file could carry.</summary>
    public bool AsSidecar { get; init; }
}
