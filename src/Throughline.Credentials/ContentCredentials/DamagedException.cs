namespace Throughline.Credentials.ContentCredentials;

/// <summary>
/// Bytes that are not what they should be. Never leaves this room: a reader makes a status of it, a writer an <see cref="UnsignableException"/>.
/// </summary>
/// <param name="code">The C2PA status code for it.</param>
/// <param name="message">What is wrong, as a sentence.</param>
internal sealed class DamagedException(string code, string message) : Exception(message)
{
    /// <summary>The C2PA status code.</summary>
    public string Code { get; } = code;
}
