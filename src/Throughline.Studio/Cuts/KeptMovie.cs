using Throughline.Ledger;

namespace Throughline.Studio.Cuts;

/// <summary>The movie of a cut that a production keeps.</summary>
/// <param name="Cut">The number of the cut.</param>
/// <param name="FileName">The file it came from, without folders.</param>
/// <param name="Content">The hash of the file in the content store.</param>
public sealed record KeptMovie(int Cut, string FileName, Digest Content);
