namespace Throughline.Drafts;

/// <summary>A scene of the old draft and a scene of the new one that are the same scene.</summary>
/// <param name="A">Its <see cref="Screenplays.Scene.Index"/> in the old draft; null when it was added.</param>
/// <param name="B">Its index in the new draft; null when it was removed.</param>
public sealed record ScenePair(int? A, int? B)
{
    /// <summary>True when other scenes that stayed overtook it.</summary>
    public bool IsMoved { get; init; }

    /// <summary>True when a line in it was edited, moved, split, merged, added or removed.</summary>
    public bool IsChanged { get; init; }

    /// <summary>For an added scene that repeats one of the old draft, that scene's index; else null.</summary>
    public int? CopyOf { get; init; }
}
