using System.Collections.Immutable;

namespace Throughline.Effects;

/// <summary>Every id that a show has ever given, so that none is given twice; an omitted shot's stays taken.</summary>
/// <param name="Ids">In no order.</param>
public sealed record ShotRegister(ImmutableHashSet<ShotId> Ids)
{
    /// <summary>Nothing given yet.</summary>
    public static readonly ShotRegister Empty = new([]);

    /// <summary>With ids that are taken from now on.</summary>
    public ShotRegister With(IEnumerable<ShotId> ids) => new(Ids.Union(ids));

    /// <summary>Gives the next id of a scene: a step above the highest that it ever had, or between two neighbours when there is room.</summary>
    /// <param name="pattern">How the show makes ids.</param>
    /// <param name="scene">The scene's number as printed.</param>
    /// <param name="after">The shot before it in the scene, or null.</param>
    /// <param name="before">The shot behind it in the scene, or null.</param>
    public (ShotRegister Register, ShotId Id) Give(ShotPattern pattern, string scene, ShotId? after = null, ShotId? before = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var id = Between(pattern, scene, after, before) ?? pattern.Of(scene, Highest(pattern, scene) / pattern.Step * pattern.Step + pattern.Step);
        return (With([id]), id);
    }

    private ShotId? Between(ShotPattern pattern, string scene, ShotId? after, ShotId? before)
    {
        var own = ShotPattern.Scene(scene);
        if (before is not { } next || !pattern.TryRead(next, out var nextScene, out var high) || nextScene != own)
            return null;
        var low = after is { } last && pattern.TryRead(last, out var lastScene, out var number) && lastScene == own ? number : 0;
        // From the middle out, so that there stays room on both sides.
        var middle = (low + high) / 2;
        for (var off = 0; off < high - low; off++)
        {
            foreach (var tried in (ReadOnlySpan<int>)[middle + off, middle - off])
            {
                if (tried > low && tried < high && !Ids.Contains(pattern.Of(scene, tried)))
                    return pattern.Of(scene, tried);
            }
        }

        return null;
    }

    private int Highest(ShotPattern pattern, string scene)
    {
        var own = ShotPattern.Scene(scene);
        var highest = 0;
        foreach (var id in Ids)
        {
            if (pattern.TryRead(id, out var other, out var number) && other == own)
                highest = Math.Max(highest, number);
        }

        return highest;
    }
}
