namespace Throughline.Studio.Live;

/// <summary>Somebody else committed an edit with the same number or the same id first. Nothing was committed.</summary>
internal sealed class LiveConflictException(Exception inner) : Exception("Another server committed to this document first.", inner);
