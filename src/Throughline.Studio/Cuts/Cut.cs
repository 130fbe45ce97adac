using Throughline.Ledger;

namespace Throughline.Studio.Cuts;

/// <summary>A cut of a production.</summary>
/// <param name="Number">From 1, in the order in which the cuts came in.</param>
/// <param name="FileName">The file it came from, without folders.</param>
/// <param name="Content">The hash of the file in the content store.</param>
/// <param name="Rate">The frame rate that a person gave for it, as it was given; null when the file says it.</param>
/// <param name="Person">Who brought it in.</param>
/// <param name="Added">When.</param>
public sealed record Cut(int Number, string FileName, Digest Content, string? Rate, string Person, DateTimeOffset Added);
