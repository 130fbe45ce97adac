using System.Collections.Immutable;

namespace Throughline.Editorial.Changes;

/// <summary>Who hears of a new cut.</summary>
public enum CutDepartment
{
    /// <summary>Editors and mixers of sound: what moved by how much, and what changed on the sound tracks.</summary>
    Sound,

    /// <summary>Effects: what changed of the clips that are effects shots, with the frames of media they now show.</summary>
    Vfx,

    /// <summary>Music: what moved by how much, and how long the picture is.</summary>
    Music,

    /// <summary>Colour: frames of media that no cut showed before.</summary>
    Colour,
}

/// <summary>What of a new cut concerns a department.</summary>
public static class CutDepartments
{
    /// <summary>The changes that it should hear of, in the order of the new cut.</summary>
    public static ImmutableArray<CutChange> For(CutComparison comparison, CutDepartment department)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Changes.Where(c => department switch
        {
            CutDepartment.Sound => c.Event.Kind == TrackKind.Audio && !c.IsKept,
            CutDepartment.Vfx => (c.New?.Shot ?? c.Old?.Shot) is not null && c.Event.Kind == TrackKind.Video && !c.IsKept,
            CutDepartment.Music => false,
            _ => c.New is not null && c.Event.Kind == TrackKind.Video && FreshFrames(c) > 0,
        })];
    }

    /// <summary>True for those who follow the picture as a whole: they get <see cref="ConformMap"/> too.</summary>
    public static bool Conforms(CutDepartment department) => department is CutDepartment.Sound or CutDepartment.Music;

    /// <summary>Frames of a clip that the old cut did not show of it: all of a new one, what a kept one was extended by.</summary>
    public static long FreshFrames(CutChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.New is not { } now)
            return 0;
        if (change.Old is not { HasSource: true } old || !now.HasSource || change.Is(ChangeKind.Replaced))
            return change.IsKept ? 0 : now.Length;
        var seen = Math.Max(0, Math.Min(old.SourceOut, now.SourceOut) - Math.Max(old.SourceIn, now.SourceIn));
        return Math.Max(0, now.SourceOut - now.SourceIn - seen);
    }
}
