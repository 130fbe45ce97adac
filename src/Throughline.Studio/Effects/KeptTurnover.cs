using Throughline.Ledger;

namespace Throughline.Studio.Effects;

/// <summary>A turnover that a production keeps; it is never changed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Made">When.</param>
/// <param name="CutFile">The name of the cut's file, without its folder.</param>
/// <param name="Cut">The hash of the cut's bytes; null when it was no file.</param>
/// <param name="Snapshot">The hash of the snapshot.</param>
public sealed record KeptTurnover(int Number, DateTimeOffset Made, string CutFile, Digest? Cut, Digest Snapshot);
