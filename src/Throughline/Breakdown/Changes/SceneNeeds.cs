namespace Throughline.Breakdown.Changes;

/// <summary>What became of one category of things in a scene.</summary>
/// <param name="Name">The scene, for people: <c>Scene 4</c>, <c>Scene 4 (old)</c>.</param>
/// <param name="Scene">Its index in the new draft; null when it is gone.</param>
/// <param name="Added">Marked now and not before.</param>
/// <param name="Cut">Marked before and no longer.</param>
/// <param name="Maybe">Suggested now, and neither marked nor suggested before.</param>
/// <param name="MaybeNot">Suggested before, and neither marked nor suggested now.</param>
internal sealed record SceneNeeds(string Name, int? Scene, List<BreakdownElement> Added, List<BreakdownElement> Cut, List<BreakdownElement> Maybe, List<BreakdownElement> MaybeNot);
