using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>What a shot needs of one source.</summary>
/// <param name="Key">Which source.</param>
/// <param name="Clip">The first clip of it.</param>
/// <param name="Pull">The frames.</param>
/// <param name="Uses">The clips that one pull serves.</param>
internal sealed record PlateSource(string Key, Clip Clip, PlatePull Pull, ImmutableArray<(ShotUse Use, TimeRange Seen)> Uses)
{
    /// <summary>The media's name as it is compared: the reel in full, else the file, else the clip; capitals, without an ending.</summary>
    public static string KeyOf(Clip clip) => KeyOf(clip.Active is { Reel.Length: > 0 } reel && reel.Reel is not ("AX" or "BL") ? reel.Reel : clip.Active is { Name.Length: > 0 } file ? file.Name : clip.Name);

    /// <summary>The same, of a name.</summary>
    public static string KeyOf(string name)
    {
        var upper = name.Trim().ToUpperInvariant();
        var dot = upper.LastIndexOf('.');
        return dot > 0 && upper.Length - dot <= 5 ? upper[..dot] : upper;
    }
}
