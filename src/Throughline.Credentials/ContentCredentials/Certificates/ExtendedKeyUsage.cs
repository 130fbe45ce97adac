namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>What a certificate may be used for, as far as C2PA knows it (C2PA 2.2, section 14.5.1).</summary>
internal static class ExtendedKeyUsage
{
    public const string Any = "2.5.29.37.0";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    public const string MicrosoftClaimSigning = "1.3.6.1.4.1.311.76.59.1.9";
    public const string ClaimSigning = "1.3.6.1.4.1.62558.2.1";

    /// <summary>Any of these allows a certificate to sign claims.</summary>
    public static IReadOnlySet<string> Claims { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        EmailProtection, DocumentSigning, TimeStamping, OcspSigning, MicrosoftClaimSigning, ClaimSigning,
    };

    /// <summary>This allows a certificate to sign time stamps.</summary>
    public static IReadOnlySet<string> TimeStamps { get; } = new HashSet<string>(StringComparer.Ordinal) { TimeStamping };
}
