namespace Throughline.Credentials.ContentCredentials;

/// <summary>How the active manifest of a file stands (C2PA 2.2, section 14.3).</summary>
public enum CredentialState
{
    /// <summary>There is no manifest, in the file or beside it.</summary>
    None,

    /// <summary>Something that was signed is not as it was signed, or cannot be checked.</summary>
    Invalid,

    /// <summary>All is as it was signed; by whom is not vouched for.</summary>
    Valid,

    /// <summary>All is as it was signed, by a certificate that leads to a root that the caller trusts.</summary>
    Trusted,
}
