namespace Throughline.Breakdown;

/// <summary>What happens in a scene, in a line.</summary>
/// <param name="Text">On one line; empty when the scene has no action.</param>
/// <param name="IsWriters">True when the writer wrote it as a synopsis; false when it is the scene's first sentence of action.</param>
public sealed record SceneSummary(string Text, bool IsWriters);
