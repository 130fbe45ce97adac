namespace Throughline.Studio.Effects;

/// <summary>A sequence of images that came back, as it was checked in.</summary>
/// <param name="Delivery">The delivery it came with, from 1.</param>
/// <param name="Turnover">The turnover that it was checked against.</param>
/// <param name="Name">What its files share before the number.</param>
/// <param name="Shot">The shot it is of; empty when the turnover has none of that name.</param>
/// <param name="First">The lowest number.</param>
/// <param name="Last">The highest number.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Findings">The codes of what was wrong with it, with commas between; empty when all was well.</param>
/// <param name="Received">When.</param>
public sealed record DeliveredSequence(int Delivery, int Turnover, string Name, string Shot, long First, long Last, int Files, string Findings, DateTimeOffset Received);
