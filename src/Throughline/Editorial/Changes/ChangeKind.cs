namespace Throughline.Editorial.Changes;

/// <summary>What became of a clip from one cut to the next.</summary>
public enum ChangeKind
{
    /// <summary>It shows the same frames; that it starts earlier or later because of what changed before it does not count.</summary>
    Kept,

    /// <summary>It begins or ends at another frame of its media.</summary>
    Trimmed,

    /// <summary>It is as long as before and shows an earlier or later stretch of the same media.</summary>
    Slipped,

    /// <summary>It stands elsewhere among the clips that stayed, or was pushed along its track by itself.</summary>
    Moved,

    /// <summary>Its speed changed, or a frame is held or no longer held.</summary>
    Retimed,

    /// <summary>Other media in the same place.</summary>
    Replaced,

    /// <summary>Only the new cut has it.</summary>
    Added,

    /// <summary>Only the old cut has it.</summary>
    Removed,

    /// <summary>It lies on another track.</summary>
    TrackChanged,

    /// <summary>The way into it, or at its end out of it, is another.</summary>
    TransitionChanged,

    /// <summary>One clip became several: an entry for each part.</summary>
    Split,

    /// <summary>Several clips became one: an entry for each of them.</summary>
    Joined,
}
