namespace Throughline.Studio.Live;

/// <summary>Words of the live text that nobody may change just now.</summary>
/// <param name="From">Where they begin, in UTF-16 units; the beginning of a line.</param>
/// <param name="To">Where they end; the end of a line.</param>
/// <param name="Why">Who holds them and why, in words for a person.</param>
public readonly record struct HeldRange(int From, int To, string Why);
