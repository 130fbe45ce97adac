using System.Collections.Immutable;

namespace Throughline.Story.Lint;

/// <summary>One spelling of a name in cues, and all its speeches.</summary>
/// <param name="Name">As <see cref="Throughline.Screenplays.CharacterIndex.Fold"/> makes it.</param>
/// <param name="Speeches">In order; at least one.</param>
public sealed record NameUse(string Name, ImmutableArray<PlacedSpeech> Speeches)
{
    /// <summary>True when a scene has speeches under both names.</summary>
    public bool SharesSceneWith(NameUse other) => Speeches.Select(s => s.Scene).Intersect(other.Speeches.Select(s => s.Scene)).Any();
}
