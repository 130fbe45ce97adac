namespace Throughline.Documents.Recovery.Scanned;

/// <summary>Scanned pages could not be read: a tool is missing, failed or took too long. The message goes on a sentence that begins with the file's name.</summary>
public sealed class ScanException(string message, Exception? inner = null) : Exception(message, inner);
