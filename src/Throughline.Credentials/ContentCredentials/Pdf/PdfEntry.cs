namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>Where an object is: at a place in the file, or in an object stream.</summary>
/// <param name="Offset">In the file; of no meaning in an object stream.</param>
/// <param name="Generation">0 but for objects that were deleted and made anew.</param>
/// <param name="Container">The number of the object stream; 0 when the object is in the file.</param>
/// <param name="Index">Its place in the object stream.</param>
internal sealed record PdfEntry(long Offset, int Generation, int Container, int Index);
