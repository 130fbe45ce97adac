using System.Collections.Immutable;

namespace Throughline.Story.Turns;

/// <summary>Where one turn of the story may be.</summary>
/// <param name="Kind">Which turn.</param>
/// <param name="Candidates">Best first, at most five; none only when the script has no scene.</param>
public sealed record StoryTurn(TurnKind Kind, ImmutableArray<TurnCandidate> Candidates);

/// <summary>A scene that may be a turn: a place to look, not a finding.</summary>
/// <param name="Scene">Index of the scene, from 0.</param>
/// <param name="Line">Line of its heading in the file, from 1.</param>
/// <param name="Score">0 to 1: the likelihood of this scene and, less and less, of those within a few hundredths of the script around it.</param>
/// <param name="Evidence">What speaks for it, its position first.</param>
public sealed record TurnCandidate(int Scene, int Line, double Score, ImmutableArray<TurnEvidence> Evidence);

/// <summary>One thing that speaks for a candidate.</summary>
/// <param name="Sentence">What was seen.</param>
/// <param name="Line">Where, from 1.</param>
public sealed record TurnEvidence(string Sentence, int Line);
