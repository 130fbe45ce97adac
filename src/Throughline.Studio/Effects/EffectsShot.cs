using Throughline.Effects;
using Throughline.Screenplays;

namespace Throughline.Studio.Effects;

/// <summary>An effects shot that a production knows. Its id is never given to another.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Scene">The scene, or empty.</param>
/// <param name="Work">What is to be done, or empty.</param>
/// <param name="Vendor">Who does it, or empty.</param>
/// <param name="Cause">The line of the script that it is for, or null.</param>
/// <param name="BidLine">The line of the bid that it was made from, or null.</param>
public sealed record EffectsShot(ShotId Id, string Scene, string Work, string Vendor, ShotCause? Cause = null, string? BidLine = null);

/// <summary>The line of the script that a shot is for.</summary>
/// <param name="Draft">The number of the draft in which somebody looked at it.</param>
/// <param name="Line">The line's identity.</param>
public sealed record ShotCause(int Draft, LineId Line);
