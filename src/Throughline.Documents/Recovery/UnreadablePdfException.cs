namespace Throughline.Documents.Recovery;

/// <summary>The words of a PDF could not be had. The message goes on a sentence that begins with the file's name.</summary>
public sealed class UnreadablePdfException(string message, Exception? inner = null) : Exception(message, inner);
