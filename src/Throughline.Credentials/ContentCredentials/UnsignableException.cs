namespace Throughline.Credentials.ContentCredentials;

/// <summary>A file, a key or a certificate cannot be signed with; the message says why, and what to do.</summary>
public sealed class UnsignableException : Exception
{
    /// <summary>Says why.</summary>
    public UnsignableException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, with what was underneath.</summary>
    public UnsignableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
