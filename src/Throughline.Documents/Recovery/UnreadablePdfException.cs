namespace Throughline.Documents.Recovery;

/// <summary>The words of a PDF could not be had. The message goes on a sentence that begins with the file's name.</summary>
public sealed class UnreadablePdfException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What a person can do, as a sentence.</summary>
    public string Remedy { get; init; } = "Print it to a new PDF, and try that.";
}
