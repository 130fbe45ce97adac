using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects;

/// <summary>An effects shot as it stands in a cut.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Work">What is to be done, in the editor's words; may be empty.</param>
/// <param name="Uses">The clips that carry its name, in order of record time, then of track; one at least.</param>
public sealed record CutShot(ShotId Id, string Work, ImmutableArray<ShotUse> Uses);

/// <summary>A clip that belongs to an effects shot.</summary>
/// <param name="Placed">The clip where it lies.</param>
/// <param name="Lead">Time played before its first frame under a transition.</param>
/// <param name="Trail">Time played after its last frame under a transition.</param>
/// <param name="Evidence">Where the shot's name was found.</param>
/// <param name="Words">The words that held the name.</param>
public sealed record ShotUse(PlacedClip Placed, FrameTime Lead, FrameTime Trail, ShotEvidence Evidence, string Words);

/// <summary>A place of the cut that asks for an effect and names no shot.</summary>
/// <param name="Placed">The clip.</param>
/// <param name="Words">What the editor wrote, without <c>VFX</c>.</param>
public sealed record UnnamedEffect(PlacedClip Placed, string Words);

/// <summary>Where the name of a shot was found; the first kinds are trusted before the later.</summary>
public enum ShotEvidence
{
    /// <summary>A marker (a locator) on the clip or over it.</summary>
    Marker,

    /// <summary>A comment or note that goes with the clip, such as a subclip's note in a list.</summary>
    Note,

    /// <summary>A column of a log or a shot list.</summary>
    Column,

    /// <summary>The clip's own name: it is a version of the shot, or named after it.</summary>
    ClipName,
}
