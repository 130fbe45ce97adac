using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>What became of one clip.</summary>
public sealed record CutChange
{
    /// <summary>The one that says most; <see cref="Kinds"/> has all.</summary>
    public ChangeKind Kind => Kinds[0];

    /// <summary>All that happened to it, the weightiest first; never empty.</summary>
    public required ImmutableArray<ChangeKind> Kinds { get; init; }

    /// <summary>The clip in the old cut; null when it was added.</summary>
    public CutEvent? Old { get; init; }

    /// <summary>The clip in the new cut; null when it was removed.</summary>
    public CutEvent? New { get; init; }

    /// <summary>
    /// Frames that the clip lost at its beginning as it plays; below zero it gained some. Of a clip that was slipped by n, n
    /// here and -n at the tail. Of a retimed clip in frames of media. Null where there is no clip to compare with.
    /// </summary>
    public long? HeadFrames { get; init; }

    /// <summary>The same of its end.</summary>
    public long? TailFrames { get; init; }

    /// <summary>What of the shift of its media is less than a frame of the cut; at no rate when it is none.</summary>
    public FrameTime SubFrames { get; init; }

    /// <summary>Why the two are taken for the same clip.</summary>
    public MatchEvidence Evidence { get; init; }

    /// <summary>The clip in the new cut, or the old one when it was removed.</summary>
    public CutEvent Event => New ?? Old!;

    /// <summary>True when the clip itself is as it was.</summary>
    public bool IsKept => Kinds[0] == ChangeKind.Kept;

    /// <summary>Record frames by which it starts later; below zero, earlier; 0 where there is no clip to compare with.</summary>
    public long Shift => Old is null || New is null ? 0 : New.RecordIn - Old.RecordIn;

    /// <summary>True when it is one of the kinds.</summary>
    public bool Is(ChangeKind kind) => Kinds.Contains(kind);
}

/// <summary>Why two events are taken for the same clip.</summary>
[Flags]
public enum MatchEvidence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The same file, or a path that ends in it.</summary>
    File = 1,

    /// <summary>The same reel.</summary>
    Reel = 2,

    /// <summary>One reel or file name is the beginning of the other.</summary>
    ReelBeginning = 4,

    /// <summary>The same clip name.</summary>
    Name = 8,

    /// <summary>The same effects shot.</summary>
    Shot = 16,

    /// <summary>The same stretch of source time.</summary>
    SourceTime = 32,

    /// <summary>Frames of source in common.</summary>
    Overlap = 64,

    /// <summary>The same clips stand beside it.</summary>
    Neighbours = 128,
}
