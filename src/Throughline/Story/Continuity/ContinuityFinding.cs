using System.Collections.Immutable;

namespace Throughline.Story.Continuity;

/// <summary>Lines that cannot both be true, as far as words tell: a question for the writer, not a verdict.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Reason">What contradicts what, in a sentence or two.</param>
/// <param name="Confidence">0 to 1: how often the rule that found it is right, roughly; rules say their own.</param>
/// <param name="Lines">The lines, at least two, in the order of the script.</param>
public sealed record ContinuityFinding(ContinuityKind Kind, string Reason, double Confidence, ImmutableArray<ContinuityLine> Lines);

/// <summary>A line that a finding rests on.</summary>
/// <param name="Element">Index in <see cref="Screenplays.Screenplay.Elements"/>.</param>
/// <param name="Scene">Index of its scene; -1 before the first heading.</param>
/// <param name="Line">Line of the file, from 1; 0 when the element is not from a file.</param>
/// <param name="Quote">The words there, as written.</param>
public sealed record ContinuityLine(int Element, int Scene, int Line, string Quote);
