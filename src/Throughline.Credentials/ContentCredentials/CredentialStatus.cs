namespace Throughline.Credentials.ContentCredentials;

/// <summary>One thing that a check found.</summary>
/// <param name="Kind">Good, neutral or bad.</param>
/// <param name="Code">A status code of C2PA 2.2, section 15.2, such as <c>assertion.dataHash.mismatch</c>.</param>
/// <param name="Url">The address of the box that it is about.</param>
/// <param name="Explanation">What it means here, as a sentence.</param>
public sealed record CredentialStatus(StatusKind Kind, string Code, string Url, string Explanation);

/// <summary>Whether a status is good, neutral or bad.</summary>
public enum StatusKind
{
    /// <summary>As it should be.</summary>
    Success,

    /// <summary>Neither.</summary>
    Informational,

    /// <summary>Not as it should be.</summary>
    Failure,
}
