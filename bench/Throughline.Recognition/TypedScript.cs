using Throughline.Screenplays.Recognition;

namespace Throughline.Recognition;

/// <summary>A script typed on paper in some dialect: its lines, and what each is.</summary>
/// <param name="Lines">Without blank lines.</param>
/// <param name="Tags">The truth, one per line.</param>
internal sealed record TypedScript(IReadOnlyList<PlacedLine> Lines, IReadOnlyList<LineTag> Tags);
