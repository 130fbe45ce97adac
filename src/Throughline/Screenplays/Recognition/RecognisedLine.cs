namespace Throughline.Screenplays.Recognition;

/// <summary>What the recogniser takes a line for.</summary>
/// <param name="Tag">The tag in the best reading of the whole text.</param>
/// <param name="Confidence">0 to 1: how far the best reading of the text leads the best one in which this line is something else.</param>
/// <param name="Alternative">The next best tag.</param>
public sealed record RecognisedLine(LineTag Tag, double Confidence, LineTag Alternative);
