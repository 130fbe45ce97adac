namespace Throughline.Studio.Live;

/// <summary>What became of a submission.</summary>
/// <param name="Version">The version that holds what was committed of it; at least this much is on the disk.</param>
/// <param name="Refused">The first edit that was not committed, with which those after it were refused too; null when all were.</param>
/// <param name="Code"><c>invalid</c>, <c>locked</c> or <c>known</c>.</param>
/// <param name="Message">Why, in words for a person.</param>
[GenerateSerializer, Immutable]
public sealed record SubmissionAnswer([property: Id(0)] long Version, [property: Id(1)] Guid? Refused = null, [property: Id(2)] string Code = "", [property: Id(3)] string Message = "");
